namespace KohyaPrep.Punks.Traits;

public enum EyeShape
{
    Lidded,
    Wide,
    Sleepy,
}
