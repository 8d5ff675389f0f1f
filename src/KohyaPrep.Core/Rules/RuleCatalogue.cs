using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Rules.Captions;
using KohyaPrep.Core.Rules.Configs;
using KohyaPrep.Core.Rules.Images;
using KohyaPrep.Core.Rules.Machines;
using KohyaPrep.Core.Rules.Sets;

namespace KohyaPrep.Core.Rules;

/// <summary>Every rule there is. A new one is a line here and a file in its family's folder.</summary>
public static class RuleCatalogue
{
    /// <summary>In the order of their codes, family by family.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        UndecodablePicture.Rule,
        PictureCutShort.Rule,
        UnsupportedType.Rule,
        EmptyFile.Rule,
        OversizedHeader.Rule,
        HiddenColour.Rule,
        TranslucentPixels.Rule,
        WrongExtension.Rule,
        IgnoredRotation.Rule,
        DeepColour.Rule,
        OddMode.Rule,
        LargerThanCanvas.Rule,

        MissingCaption.Rule,
        EmptyCaption.Rule,
        NotUtf8.Rule,
        LinesLost.Rule,
        ByteOrderMark.Rule,
        HexColourCode.Rule,
        ClosedCaption.Rule,
        BrokenTemplate.Rule,
        OverTokenLimit.Rule,
        RepairedText.Rule,
        PixelCoordinates.Rule,
        DuplicateFragment.Rule,
        DoubledWord.Rule,
        ContradictoryColours.Rule,
        TriggerMissing.Rule,
        SharedCaption.Rule,
        TagEverywhere.Rule,
        MisspeltWord.Rule,
        HuskFragment.Rule,

        NoPictures.Rule,
        SizesDiffer.Rule,
        ExactDuplicates.Rule,
        TwinStems.Rule,
        OrphanCaption.Rule,
        OtherCaption.Rule,
        EdgeMapMissing.Rule,
        EdgeMapExtra.Rule,
        EdgeMapSize.Rule,
        UnreadCaptions.Rule,
        ClosedFolder.Rule,
        CanvasLeftToTrainer.Rule,
        NativeSizesDiffer.Rule,

        UnknownKey.Rule,
        WrongType.Rule,
        ValueOutOfRange.Rule,
        MissingKey.Rule,
        NotYaml.Rule,
        UnknownTemplate.Rule,
        ConflictingKeys.Rule,
        BadOptionValue.Rule,
        OptionOfRecipe.Rule,
        RouteWithoutScript.Rule,
        FamilyMismatch.Rule,
        SizeNotForModel.Rule,
        TomlNotReadable.Rule,
        UnusedSuppression.Rule,
        BrokenSuppression.Rule,
        TrainerStops.Rule,
        NoData.Rule,
        UnknownOption.Rule,
        OptionOfOtherScript.Rule,
        WrongOptionType.Rule,
        OptionNotAChoice.Rule,
        NestedTable.Rule,
        EpochsOutrankSteps.Rule,
        BucketSizeUnused.Rule,
        ClipSkipWithSdxl.Rule,
        SchedulerOutranked.Rule,
        FolderBesideDatasetFile.Rule,
        OutrankedByDatasetFile.Rule,
        LaterRatesUnused.Rule,
        TokenPaddingIdle.Rule,
        SamplesNeverDrawn.Rule,
        IdleInControlNet.Rule,
        FullBf16Idle.Rule,
        Fp8BaseIdle.Rule,
        MaskedLossWithoutMasks.Rule,
        PriorLossIdle.Rule,
        AlphaMaskAlone.Rule,
        DefaultTrainingLength.Rule,
        DefaultLearningRate.Rule,
        DefaultCaptionExtension.Rule,
        CaptionsUnread.Rule,
        DefaultNetworkDim.Rule,
        DefaultNetworkAlpha.Rule,
        KeepTokensAreTags.Rule,
        FullFp16Precision.Rule,
        FullBf16Precision.Rule,
        Fp8BasePrecision.Rule,
        TensorboardWithoutFolder.Rule,
        StaleLatents.Rule,
        ValidationWithoutSeed.Rule,
        ValidationNeverRuns.Rule,
        OutputFolderUnset.Rule,
        LlliteSizesUnset.Rule,
        SaveIntervalZero.Rule,
        LastStepsNotFiles.Rule,
        SamplesWithoutPrompts.Rule,
        SdxlVaeInHalf.Rule,
        MinSnrInControlNet.Rule,
        BucketsPullMaps.Rule,
        SizeForUnet.Rule,
        LatentsCacheWithAugmentation.Rule,
        TextCacheWithVariation.Rule,
        TextCacheDropsWords.Rule,
        RateTooHigh.Rule,
        RateNotNearOne.Rule,
        RateSetAside.Rule,
        AdafactorWarmUp.Rule,
        ConstantWarmUp.Rule,
        SchedulerTypeWarmUp.Rule,
        ScheduleWithoutMinimum.Rule,
        ScheduleNotPossible.Rule,
        TwoWarmUps.Rule,
        WarmUpTooLong.Rule,
        ZeroLearningRate.Rule,
        OptimizerPackage.Rule,
        EnlargedWithLanczos.Rule,
        SizeDiffersUncached.Rule,
        FlippedPictures.Rule,
        NoStateSaved.Rule,
        SecretInFile.Rule,
        PathOfOtherMachine.Rule,
        EscapedPath.Rule,
        OutputOverwritten.Rule,
        MixedPrecisionUnset.Rule,
        EmptyParameterList.Rule,
        ResumeRepeatsSteps.Rule,
        ZeroSnrWithoutV.Rule,
        NetworkModuleUnset.Rule,
        BaseModelUnset.Rule,
        CheckpointByDefault.Rule,
        StaleTextCache.Rule,
        FolderSkipped.Rule,
        SubsetIgnored.Rule,
        CaptionsMissing.Rule,
        RegularisationUnused.Rule,
        TrainerAdjusts.Rule,
        SampleSizeRaised.Rule,
        OptimizerUnknown.Rule,
        TwoOptimizers.Rule,
        ValidationOverlaps.Rule,
        PicturesCropped.Rule,
        PicturesNotRead.Rule,
        SeparatorReplaced.Rule,
        UnevenEnlargement.Rule,
        SamplePromptsMissing.Rule,
        GuiLeavesOut.Rule,
        GuiChangesValue.Rule,
        GuiFieldUnused.Rule,
        GuiKeyIgnored.Rule,
        GuiRefuses.Rule,
        GuiValueOutside.Rule,
        GuiEpochsUnused.Rule,
        GuiHalvesSteps.Rule,
        GuiPreparesFirst.Rule,
        SettingsNotReadable.Rule,
        ModelNotHere.Rule,
        OutputNameUnset.Rule,
        SaveFormUnset.Rule,

        ModelMissing.Rule,
        OutputNotWritable.Rule,
        DiskTooSmall.Rule,
        TrainerMissing.Rule,
        PythonMissing.Rule,
        GpuTooSmall.Rule,
        GpuMissing.Rule,
        DriverTooOld.Rule,
        PythonUnsuited.Rule,
        TorchMissing.Rule,
        TorchWithoutGpu.Rule,
        TorchLacksCard.Rule,
        PackageMissing.Rule,
        PackageOfOtherVersion.Rule,
        AccelerateUnsuited.Rule,
        TrainerOfOtherVersion.Rule,
        ModelOfOtherFamily.Rule,
        ModelNotABase.Rule,
        ModelDamaged.Rule,
        Bf16Emulated.Rule,
        SecretInBundle.Rule,
        SizeBelowPlace.Rule,
        RouteNotAtPlace.Rule,
        NoStateAtPlace.Rule,
        StorageNotSaid.Rule,
    ];

    /// <summary>The rules that look at one kind of subject, in the same order.</summary>
    public static IReadOnlyList<Rule<TSubject>> Of<TSubject>() => [.. All.OfType<Rule<TSubject>>()];

    /// <summary>The rule with this code or name, in any case; null when there is none.</summary>
    public static Rule? Find(string codeOrName) => All.FirstOrDefault(rule =>
        rule.Code.Equals(codeOrName, StringComparison.OrdinalIgnoreCase) || rule.Name.Equals(codeOrName, StringComparison.OrdinalIgnoreCase));

    /// <summary>Rules that may have been meant by a code or name that none has: the nearest first, then its family's, then names with the word in them; three at most.</summary>
    public static IReadOnlyList<Rule> Like(string codeOrName)
    {
        string word = codeOrName.Trim();
        if (word.Length == 0)
            return [];
        string family = word.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        string? near = Nearest.Of(word, All.SelectMany(rule => new[] { rule.Code, rule.Name }));
        IEnumerable<Rule> nearest = near is null ? [] : [Find(near)!];
        return
        [
            .. nearest
                .Concat(All.Where(rule => family.Length > 0 && rule.Code.StartsWith(family, StringComparison.OrdinalIgnoreCase)))
                .Concat(All.Where(rule => rule.Name.Contains(word, StringComparison.OrdinalIgnoreCase)))
                .Distinct()
                .Take(3),
        ];
    }
}
