namespace KohyaPrep.Tests;

internal static class Placeholder;
