using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Forms;

/// <summary>The recipe's route and family for a script.</summary>
internal static class RecipeRoutes
{
    /// <returns>Null where recipes have none.</returns>
    public static (Route Route, ModelFamily Family)? Of(string script, TrainerSettings settings) => script switch
    {
        "train_network" => (Route.Lora, ModelFamily.Sd15),
        "sdxl_train_network" => (Route.Lora, ModelFamily.Sdxl),
        "train_control_net" => (Route.ControlNet, ModelFamily.Sd15),
        "sdxl_train_control_net" => (Route.ControlNet, ModelFamily.Sdxl),
        "sdxl_train_control_net_lllite" => (Route.ControlNetLllite, ModelFamily.Sdxl),
        "train_db" => (Route.DreamBooth, ModelFamily.Sd15),
        "fine_tune" => (Route.FineTune, ModelFamily.Sd15),
        "sdxl_train" => (PythonValue.IsTrue(settings.Find("in_json")?.Value) ? Route.FineTune : Route.DreamBooth, ModelFamily.Sdxl),
        _ => null,
    };
}
