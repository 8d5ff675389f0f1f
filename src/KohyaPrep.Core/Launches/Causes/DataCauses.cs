using System.Text.RegularExpressions;

namespace KohyaPrep.Core.Launches;

/// <summary>Causes that lie in pictures, captions, control images and what was cached of them.</summary>
internal static partial class DataCauses
{
    public static CauseMatch? Find(ErrorView error) => Captions(error) ?? Pairs(error) ?? Caches(error) ?? Sizes(error) ?? Pictures(error) ?? Nothing(error);

    private static CauseMatch? Captions(ErrorView error) =>
        error.Says("caption file is empty", "illegal char in file (not UTF-8)") || error.Through("read_caption")
        || (error.Is("UnicodeDecodeError") && error.Through("load_dreambooth_dir", "load_caption", "get_caption"))
            ? new CauseMatch(Causes.BadCaptionFile, error.NamedFile())
            : null;

    private static CauseMatch? Pairs(ErrorView error)
    {
        if (error.Find(MissingPairs()) is { } missing)
            return new CauseMatch(Causes.ControlPairMissing, missing);
        if (error.Find(ExtraPairs()) is { } extra)
            return new CauseMatch(Causes.ControlPairMismatch, extra);
        return error.Says("conditioning image is not match", "resized_size and conditioning") ? new CauseMatch(Causes.ControlPairMismatch, error.NamedFile()) : null;
    }

    private static CauseMatch? Caches(ErrorView error)
    {
        if (error.Find(NaNLatents()) is { } picture)
            return new CauseMatch(Causes.LatentsNaN, picture);
        string? npz = error.Find(Npz());
        bool isRead = error.Through("load_latents_from_disk", "is_disk_cached_latents_expected", "_default_is_disk_cached_latents_expected", "load_outputs_npz",
            "is_disk_cached_outputs_expected", "load_latents_from_npz");
        return npz is not null || isRead ? new CauseMatch(Causes.CacheDamaged, npz ?? error.NamedFile()) : null;
    }

    private static CauseMatch? Sizes(ErrorView error)
    {
        if (error.Says("image too large, but cropping", "image size is small"))
            return new CauseMatch(Causes.PictureSize, error.NamedFile());
        if (error.Through("select_bucket", "make_buckets") && error.Is("ZeroDivisionError"))
            return new CauseMatch(Causes.BucketOfNoSize);
        bool isInModel = error.Through("call_unet", "forward", "forward_body", "call_module", "_conv_forward", "process_batch", "get_noise_pred_and_target");
        bool isOfSize = error.Says("Sizes of tensors must match except in dimension", "Kernel size can't be greater than actual input size", "Output size is too small",
            "at non-singleton dimension 2", "at non-singleton dimension 3", "must be divisible by 8");
        if (isOfSize && isInModel)
            return new CauseMatch(Causes.SizeTheModelCannotTake);
        return null;
    }

    private static CauseMatch? Pictures(ErrorView error)
    {
        bool isPicture = error.Is("UnidentifiedImageError", "DecompressionBombError")
            || error.Says("Error loading file: ", "Could not load image path", "cannot identify image file", "image file is truncated", "broken data stream when reading image",
                "Truncated File Read", "unrecognized data stream contents", "broken PNG file", "Decompression bomb")
            || error.Through("load_image", "load_image_with_face_info", "get_image_size")
            || (error.Is("error") && error.Through("trim_and_resize_if_required", "resize_image"));
        if (!isPicture)
            return null;
        return new CauseMatch(Causes.BadPicture, error.Find(PictureFile()) ?? error.NamedFile());
    }

    // Some scripts divide or sample without having asked whether there is anything (train_db.py, sdxl_train.py).
    private static CauseMatch? Nothing(ErrorView error) =>
        error.Says("num_samples should be a positive integer", "num_samples=0") || (error.Is("ZeroDivisionError") && error.Progress.BatchesPerEpoch == 0)
            ? new CauseMatch(Causes.NoData)
            : null;

    [GeneratedRegex(@"missing conditioning data for \d+ images.*?\[['""]?(.+?)['""]?(?:, ['""]|\])", RegexOptions.CultureInvariant)]
    private static partial Regex MissingPairs();

    [GeneratedRegex(@"extra conditioning data for \d+ images.*?\[['""]?(.+?)['""]?(?:, ['""]|\])", RegexOptions.CultureInvariant)]
    private static partial Regex ExtraPairs();

    [GeneratedRegex(@"NaN detected in (?:latents|text encoder outputs): (.+)$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex NaNLatents();

    [GeneratedRegex(@"Error loading file: (.+\.npz)$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Npz();

    // A path with blanks runs to its extension.
    [GeneratedRegex(@"((?:[A-Za-z]:[\\/]|/)[^'""\n]*?\.(?:png|jpe?g|webp|bmp|avif|jxl))", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PictureFile();
}
