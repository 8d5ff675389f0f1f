namespace KohyaPrep.Core.Configs;

/// <summary>Writes what <c>accelerate launch --config_file</c> reads: one machine with GPUs.</summary>
public static class AccelerateYaml
{
    /// <param name="processes">One for each GPU.</param>
    /// <param name="mixedPrecision">no, fp16 or bf16, as the trainer's own, which wins (train_util.py:5496).</param>
    public static string Write(int processes, string mixedPrecision) => FormattableString.Invariant($"""
        # For accelerate: one process for each GPU of this machine.
        compute_environment: "LOCAL_MACHINE"
        debug: false
        distributed_type: "{(processes > 1 ? "MULTI_GPU" : "NO")}"
        downcast_bf16: false
        enable_cpu_affinity: false
        gpu_ids: "all"
        machine_rank: 0
        main_training_function: "main"
        mixed_precision: "{mixedPrecision}"
        num_machines: 1
        num_processes: {processes}
        rdzv_backend: "static"
        same_network: false
        tpu_use_cluster: false
        tpu_use_sudo: false
        use_cpu: false

        """);
}
