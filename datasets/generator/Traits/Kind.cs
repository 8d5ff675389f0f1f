namespace KohyaPrep.Punks.Traits;

public enum Kind
{
    Lad,
    Lady,
}
