using System.Text;
using KohyaPrep.Core.Launches;

namespace KohyaPrep.Core.Tests.Launches;

public sealed class DiagnosisTests
{
    /// <summary>What the logs' index calls an outcome, and the documented name of its cause.</summary>
    private static readonly Dictionary<string, (RunOutcome Outcome, string? Cause)> Names = new()
    {
        ["trained"] = (RunOutcome.Trained, null),
        ["trained with empty captions"] = (RunOutcome.Trained, "empty-captions"),
        ["package missing"] = (RunOutcome.Failed, "package-missing"),
        ["bucket of no size"] = (RunOutcome.Failed, "bucket-of-no-size"),
        ["bad caption file"] = (RunOutcome.Failed, "bad-caption-file"),
        ["control pair missing"] = (RunOutcome.Failed, "control-pair-missing"),
        ["dataset file refused"] = (RunOutcome.Failed, "dataset-file-refused"),
        ["disk full"] = (RunOutcome.Failed, "disk-full"),
        ["conflicting options"] = (RunOutcome.Failed, "conflicting-options"),
        ["no data, exit 0"] = (RunOutcome.Failed, "no-data"),
        ["interrupted"] = (RunOutcome.Interrupted, "interrupted"),
        ["interrupted, orphan"] = (RunOutcome.Interrupted, "interrupted-orphan"),
        ["killed"] = (RunOutcome.Interrupted, "killed"),
        ["killed, orphan"] = (RunOutcome.Interrupted, "killed"),
        ["loss became NaN, exit 0"] = (RunOutcome.Failed, "loss-nan"),
        ["model file damaged"] = (RunOutcome.Failed, "model-file-damaged"),
        ["model not found"] = (RunOutcome.Failed, "model-not-found"),
        ["training file refused"] = (RunOutcome.Failed, "training-file-refused"),
        ["state not found"] = (RunOutcome.Failed, "state-not-found"),
        ["model of the wrong family"] = (RunOutcome.Failed, "model-of-the-wrong-family"),
        ["trainer process killed"] = (RunOutcome.Failed, "trainer-process-killed"),
        ["bad picture"] = (RunOutcome.Failed, "bad-picture"),
        ["size the model cannot take"] = (RunOutcome.Failed, "size-the-model-cannot-take"),
        ["GPU out of memory"] = (RunOutcome.Failed, "out-of-memory"),
    };

    private static readonly Dictionary<string, string> Blamed = new()
    {
        ["caption_not_utf8.log"] = "/data/t/10_punk/lad_001_carbon.txt",
        ["empty_caption.log"] = "/data/t/10_punk/lad_001_carbon.txt",
        ["truncated_image.log"] = "/data/t/10_punk/lad_001_carbon.png",
        ["controlnet_map_missing.log"] = "lad_003_chai",
        ["model_missing.log"] = "/models/none.safetensors",
        ["model_from_hub_offline.log"] = "runwayml/stable-diffusion-v1-5",
        ["resume_missing.log"] = "/runs/none-state",
        ["disk_full.log"] = "/runs/small/punks.safetensors",
        ["training_toml_broken.log"] = "/runs/cfg/training_toml_broken.training.toml",
        ["resolution_integer.log"] = "/runs/cfg/resolution_integer.training.toml",
        ["dataset_toml_broken.log"] = "/runs/cfg/dataset_toml_broken.dataset.toml",
        ["dataset_unknown_key.log"] = "/runs/cfg/dataset_unknown_key.dataset.toml",
        ["sdxl_script_sd15_model.log"] = "/models/sd15.safetensors",
        ["full_fp16_without_fp16.log"] = "/runs/cfg/full_fp16_without_fp16.training.toml",
        ["model_cut_short.log"] = "/models/cut.safetensors",
        ["no_captions.log"] = "/data/t/10_punk/lad_001_carbon.png",
        ["gpu_control_lllite_on_sd15.log"] = "/models/sd15.safetensors",
        ["gpu_sd15_script_sdxl_model.log"] = "/models/sdxl.safetensors",
        ["gpu_sdxl_script_sd15_model.log"] = "/models/sd15.safetensors",
    };

    [Fact]
    public void Every_real_log_gets_its_cause_with_its_exit_status()
    {
        List<string> wrong = [];
        foreach (RealLog log in RealLog.All())
        {
            Diagnosis diagnosis = LogJudgement.Of(Read(log.Bytes), ProcessExit.FromReturnCode(log.ReturnCode));
            if ((diagnosis.Outcome, diagnosis.Cause?.Cause.Name) != Names[log.Outcome])
                wrong.Add($"{log.Name}: {log.Outcome}: {diagnosis.Outcome} {diagnosis.Cause?.Cause.Name} {diagnosis.Summary}");
            // Of the others no file is to blame, or none is named.
            if (diagnosis.File != Blamed.GetValueOrDefault(log.Name))
                wrong.Add($"{log.Name}: blames {diagnosis.File}");
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Most_real_logs_tell_the_same_without_it()
    {
        List<string> wrong = [];
        foreach (RealLog log in RealLog.All().Where(log => !log.Outcome.StartsWith("killed", StringComparison.Ordinal) && log.Outcome != "interrupted, orphan"))
        {
            Diagnosis diagnosis = LogJudgement.Of(Read(log.Bytes), null);
            if ((diagnosis.Outcome, diagnosis.Cause?.Cause.Name) != Names[log.Outcome])
                wrong.Add($"{log.Name}: {log.Outcome}: {diagnosis.Outcome} {diagnosis.Cause?.Cause.Name} {diagnosis.Summary}");
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void A_log_that_breaks_off_is_unknown() =>
        Assert.Equal(RunOutcome.Unknown, LogJudgement.Of(Read("running training\nsteps:  50%|█     | 1/2 [00:08<00:42,  8.59s/it, avr_loss=0.921]"u8.ToArray()), null).Outcome);

    [Theory]
    [InlineData("out-of-memory", "torch.cuda.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB (GPU 0; 7.79 GiB total capacity)", "forward")]
    [InlineData("out-of-memory", "RuntimeError: CUDA error: out of memory", "to")]
    [InlineData("out-of-memory", "RuntimeError: [enforce fail at alloc_cpu.cpp:114] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to allocate 536870912 bytes. Error code 12 (Cannot allocate memory)", "load_file")]
    [InlineData("out-of-memory", "numpy.core._exceptions._ArrayMemoryError: Unable to allocate 3.00 GiB for an array with shape (1024, 1024, 3) and data type float64", "load_image")]
    [InlineData("port-in-use", "torch.distributed.DistNetworkError: The server socket has failed to listen on any local network address. port: 29500, useIpv6: false, code: -98, name: EADDRINUSE, message: address already in use", "_create_c10d_store")]
    [InlineData("port-in-use", "ConnectionError: Tried to launch distributed communication on port `29500`, but another process is utilizing it. Please specify a different port (such as using the `--main_process_port` flag or specifying a different `main_process_port` in your config file) and rerun your script. To automatically use the next open port (on a single node), you can set this to `0`.", "prepare_multi_gpu_env")]
    [InlineData("disk-full", "OSError: [Errno 28] No space left on device: '/out/x.safetensors'", "save_file")]
    [InlineData("disk-full", "RuntimeError: [enforce fail at inline_container.cc:858] . PytorchStreamWriter failed writing file data/7: file write failed", "save_accelerator_state")]
    [InlineData("shared-memory-full", "RuntimeError: DataLoader worker (pid 4711) is killed by signal: Bus error. It is possible that dataloader's workers are out of shared memory. Please try to raise your shared memory limit.", "__next__")]
    [InlineData("package-missing", "ImportError: \nT5Tokenizer requires the SentencePiece library but it was not found in your environment. Check out the instructions on the", "requires_backends")]
    [InlineData("package-missing", "importlib.metadata.PackageNotFoundError: No package metadata was found for bitsandbytes", "version")]
    [InlineData("package-missing", "ImportError: No prodigyopt / prodigyopt がインストールされていないようです", "get_optimizer")]
    [InlineData("package-broken", "ImportError: cannot import name 'cached_download' from 'huggingface_hub' (/venv/lib/python3.10/site-packages/huggingface_hub/__init__.py)", "<module>")]
    [InlineData("package-broken", "ImportError: libcudart.so.11.0: cannot open shared object file: No such file or directory", "<module>")]
    [InlineData("package-broken", "RuntimeError: operator torchvision::nms does not exist", "<module>")]
    [InlineData("gpu-not-usable", "RuntimeError: Found no NVIDIA driver on your system. Please check that you have an NVIDIA GPU and installed a driver from", "_cuda_init")]
    [InlineData("gpu-not-usable", "ValueError: fp16 mixed precision requires a GPU (not 'cpu').", "__init__")]
    [InlineData("gpu-not-usable", "AssertionError: Torch not compiled with CUDA enabled", "_lazy_init")]
    [InlineData("gpu-error", "RuntimeError: CUDA error: an illegal memory access was encountered", "item")]
    [InlineData("model-file-damaged", "safetensors_rust.SafetensorError: Error while deserializing header: HeaderTooLarge", "load_models_from_sdxl_checkpoint")]
    [InlineData("model-file-damaged", "_pickle.UnpicklingError: invalid load key, '<'.", "load_checkpoint_with_text_encoder_conversion")]
    [InlineData("model-file-damaged", "RuntimeError: PytorchStreamReader failed reading zip archive: failed finding central directory", "load_checkpoint_with_text_encoder_conversion")]
    [InlineData("state-damaged", "RuntimeError: PytorchStreamReader failed reading zip archive: failed finding central directory", "load_state")]
    [InlineData("state-damaged", "FileNotFoundError: [Errno 2] No such file or directory: '/out/punks-state/optimizer.bin'", "load_accelerator_state")]
    [InlineData("state-does-not-fit", "ValueError: loaded state dict has a different number of parameter groups", "load_state")]
    [InlineData("model-of-the-wrong-family", "KeyError: 'time_embed.0.weight'", "convert_ldm_unet_checkpoint")]
    [InlineData("model-of-the-wrong-family", "RuntimeError: mat1 and mat2 shapes cannot be multiplied (308x1024 and 768x320)", "forward")]
    [InlineData("network-weights-do-not-fit", "RuntimeError: Error(s) in loading state_dict for LoRANetwork:", "load_weights")]
    [InlineData("model-not-found", "OSError: runwayml/stable-diffusion-v1-5 is not a local folder and is not a valid model identifier listed on 'https://huggingface.co/models'", "from_pretrained")]
    [InlineData("model-not-found", "huggingface_hub.errors.GatedRepoError: 401 Client Error. Cannot access gated repo for url", "from_pretrained")]
    [InlineData("tokenizer-not-found", "OSError: Can't load tokenizer for 'openai/clip-vit-large-patch14'. If you were trying to load it from the hub, make sure you don't have a local directory with the same name.", "from_pretrained")]
    [InlineData("bad-picture", "PIL.UnidentifiedImageError: cannot identify image file '/data/my punks/lad 1.png'", "load_image")]
    [InlineData("picture-size", "AssertionError: image size is small / 画像サイズが小さいようです: /data/a.png", "__getitem__")]
    [InlineData("latents-nan", "RuntimeError: NaN detected in latents: /data/a.png", "cache_batch_latents")]
    [InlineData("control-pair-mismatch", "AssertionError: extra conditioning data for 2 images / 余分な制御用画像があります: ['/data/edges/x.png', '/data/edges/y.png']", "__init__")]
    [InlineData("no-data", "ValueError: num_samples should be a positive integer value, but got num_samples=0", "__init__")]
    [InlineData("conflicting-options", "ValueError: adaptive_noise_scale requires noise_offset / adaptive_noise_scaleを使用するにはnoise_offsetが必要です", "verify_training_args")]
    [InlineData("conflicting-options", "AssertionError: network for Text Encoder cannot be trained with caching Text Encoder outputs / Text Encoderの出力をキャッシュしながらText Encoderのネットワークを学習することはできません: network_train_unet_only", "assert_extra_args")]
    [InlineData("nothing-to-train", "ValueError: optimizer got an empty parameter list", "__init__")]
    [InlineData("output-not-writable", "PermissionError: [Errno 13] Permission denied: '/out'", "makedirs")]
    [InlineData("conflicting-options", "AssertionError: network for Text Encoder cannot be trained with caching Text Encoder outputs / Text Encoderの出力をキャッシュしながら", "assert_extra_args")]
    [InlineData("conflicting-options", "ValueError: SchedulerType.CONSTANT does not require `num_warmup_steps`. Set None or 0.", "get_scheduler_fix")]
    [InlineData("conflicting-options", "AssertionError: bucket_reso_steps is 16. it must be divisible by 64.", "verify_bucket_reso_steps")]
    [InlineData("option-refused", "AttributeError: module 'torch.optim' has no attribute 'AdamZ'", "get_optimizer")]
    [InlineData("training-file-refused", "voluptuous.error.MultipleInvalid: expected int for dictionary value @ data['train_batch_size']", "sanitize_argparse_namespace")]
    [InlineData("disk-full", "RuntimeError: [enforce fail at inline_container.cc:603] . unexpected pos 576 vs 470", "save")]
    [InlineData("model-not-found", "FileNotFoundError: No such file or directory: \"/models/vae.safetensors\"", "load_vae")]
    [InlineData("trainer-assertion", "AssertionError: internal error. small scale 0.5, 3*3", "make_sure")]
    [InlineData("out-of-memory", "RuntimeError: CUDA driver error: out of memory", "forward")]
    [InlineData("out-of-memory", "RuntimeError: NVML_SUCCESS == DriverAPI::get()->nvmlInit_v2_() INTERNAL ASSERT FAILED at \"CUDACachingAllocator.cpp\":830", "backward")]
    [InlineData("out-of-memory", "RuntimeError: DataLoader worker (pid 123) is killed by signal: Killed. ", "handler")]
    [InlineData("package-missing", "ModuleNotFoundError: Refer to https://github.com/facebookresearch/xformers for more information on how to install xformers", "set_use_memory_efficient_attention_xformers")]
    [InlineData("package-broken", "RuntimeError: CUDA Setup failed despite GPU being available. Please run the following command to get more information:", "<module>")]
    [InlineData("package-broken", "AttributeError: `np.float_` was removed in the NumPy 2.0 release. Use `np.float64` instead.", "__getattr__")]
    [InlineData("package-broken", "ImportError: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.32' not found (required by /venv/lib/x.so)", "<module>")]
    [InlineData("package-broken", "OSError: [WinError 126] The specified module could not be found. Error loading \"C:\\venv\\lib\\site-packages\\torch\\lib\\c10.dll\" or one of its dependencies.", "<module>")]
    [InlineData("model-file-damaged", "RuntimeError: unable to mmap 2132625432 bytes from file </models/a.safetensors>: Invalid argument (22)", "load_file")]
    [InlineData("bad-caption-file", "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte", "load_dreambooth_dir")]
    [InlineData("model-not-found", "requests.exceptions.HTTPError: 404 Client Error: Not Found for url: https://huggingface.co/x/y/resolve/main/model_index.json", "load_target_model")]
    [InlineData("model-not-found", "httpx.ConnectError: [Errno -2] Name or service not known", "load_target_model")]
    [InlineData("gpu-not-usable", "RuntimeError: CUDA error: CUDA-capable device(s) is/are busy or unavailable", "_lazy_init")]
    [InlineData("login-missing", "wandb.errors.errors.CommError: It appears that you do not have permission to access the requested resource.", "init")]
    [InlineData(null, "KeyError: 'something else'", "frobnicate")]
    public void Errors_are_known_by_how_the_libraries_speak(string? cause, string error, string function)
    {
        string place = cause is "conflicting-options" or "trainer-assertion" or "option-refused" ? "/opt/sd-scripts/library/train_util.py" : "/opt/sd-scripts/venv/lib/python3.11/site-packages/x.py";
        string log = $"Traceback (most recent call last):\n  File \"/opt/sd-scripts/train_network.py\", line 1913, in <module>\n    trainer.train(args)\n  File \"{place}\", line 7, in {function}\n    do()\n{error}\n";
        Diagnosis diagnosis = LogJudgement.Of(Read(Encoding.UTF8.GetBytes(log)), ProcessExit.WithCode(1));
        Assert.Equal(cause, diagnosis.Cause?.Cause.Name);
        Assert.Equal(RunOutcome.Failed, diagnosis.Outcome);
        Assert.NotNull(diagnosis.Remedy);
        Assert.Equal(cause is null, diagnosis.Traceback is not null);
    }

    [Theory]
    [InlineData("python3: No module named accelerate.commands.launch\n", 1, "package-missing")]
    [InlineData("python3: can't open file '/opt/sd/train_network.py': [Errno 2] No such file or directory\n", 2, "script-missing")]
    [InlineData("usage: train_network.py [-h]\ntrain_network.py: error: unrecognized arguments: --netwrok_dim=4\n", 2, "command-line-refused")]
    [InlineData("bash: accelerate: command not found\n", 127, "package-missing")]
    [InlineData("/bin/sh: 1: accelerate: not found\n", 127, "package-missing")]
    [InlineData("zsh: command not found: accelerate\n", 127, "package-missing")]
    [InlineData("'accelerate' is not recognized as an internal or external command,\r\noperable program or batch file.\r\n", 1, "package-missing")]
    [InlineData("accelerate : The term 'accelerate' is not recognized as the name of a cmdlet, function, script file, or operable program.\r\n", 1, "package-missing")]
    [InlineData("run.sh: line 3:  4711 Killed                  accelerate launch train_network.py\n", null, "trainer-process-killed")]
    [InlineData("run.sh: line 3:  4711 Segmentation fault      (core dumped) accelerate launch train_network.py\n", null, "trainer-crashed")]
    [InlineData("slurmstepd: error: *** JOB 17 ON node1 CANCELLED AT 2026-01-01T00:00:00 DUE TO TIME LIMIT ***\n", 143, "time-limit")]
    [InlineData("[rank0]: Traceback (most recent call last):\n[rank0]:   File \"/x/train_network.py\", line 1, in <module>\n[rank0]:     main()\n[rank0]: torch.OutOfMemoryError: CUDA out of memory.\n", 1, "out-of-memory")]
    [InlineData("2026-01-01 00:00:00 INFO     /cfg/none.toml not found.                train_util.py:4741\n", 1, "training-file-refused")]
    public void Ends_without_a_traceback_are_known_too(string log, int? exit, string cause) =>
        Assert.Equal(cause, LogJudgement.Of(Read(Encoding.UTF8.GetBytes(log)), exit is { } code ? ProcessExit.FromReturnCode(code) : null).Cause?.Cause.Name);

    [Theory]
    [InlineData("ValueError: The provided pretrained_model_name_or_path \"C:\\my models\\none.safetensors\" is neither a valid local path nor a valid repo id.", @"C:\my models\none.safetensors")]
    [InlineData("EnvironmentError: Cannot load model /models/none: no such folder", "/models/none")]
    public void A_model_that_is_not_there_is_named_whole(string error, string file)
    {
        string log = $"Traceback (most recent call last):\n  File \"/opt/sd-scripts/library/train_util.py\", line 7, in load_target_model\n    do()\n{error}\n";
        Diagnosis diagnosis = LogJudgement.Of(Read(Encoding.UTF8.GetBytes(log)), ProcessExit.WithCode(1));
        Assert.Equal(("model-not-found", file), (diagnosis.Cause?.Cause.Name, diagnosis.Cause?.File));
    }

    [Fact]
    public void An_error_that_was_caught_long_before_is_not_the_cause()
    {
        const string Caught = "Traceback (most recent call last):\n  File \"/venv/lib/python3.10/site-packages/xformers/__init__.py\", line 55, in _is_triton_available\n    import triton\nModuleNotFoundError: No module named 'triton'\n";
        const string Fatal = "Traceback (most recent call last):\n  File \"/opt/sd-scripts/train_network.py\", line 1, in <module>\n    trainer.train(args)\nRuntimeError: Error(s) in loading state_dict for UNet2DConditionModel:\n";
        const string Cleanup = "Exception ignored in: <function x at 0x1>\nTraceback (most recent call last):\n  File \"/usr/lib/python3.10/x.py\", line 1, in y\nModuleNotFoundError: No module named 'shutdown'\n";
        Assert.Equal("model-of-the-wrong-family", LogJudgement.Of(Read(Encoding.UTF8.GetBytes(Caught + "prepare\n" + Fatal + Cleanup)), ProcessExit.WithCode(1)).Cause?.Cause.Name);
    }

    [Fact]
    public void An_error_that_came_of_another_is_known_by_both()
    {
        const string First = "Traceback (most recent call last):\n  File \"/opt/sd-scripts/x.py\", line 1, in y\n    import z\nModuleNotFoundError: No module named 'z'\n";
        const string Second = "\nDuring handling of the above exception, another exception occurred:\n\nTraceback (most recent call last):\n  File \"/opt/sd-scripts/x.py\", line 2, in y\n    raise\nImportError: something is wrong\n";
        Assert.Equal("package-missing", LogJudgement.Of(Read(Encoding.UTF8.GetBytes(First + Second)), ProcessExit.WithCode(1)).Cause?.Cause.Name);
    }

    [Fact]
    public void Out_of_memory_names_the_three_settings_that_save_most()
    {
        RealLog log = RealLog.All().Single(log => log.Name == "gpu_out_of_memory_9gib.log");
        string remedy = LogJudgement.Of(Read(log.Bytes), ProcessExit.WithCode(1)).Remedy!;
        Assert.Equal(3, remedy.Split("(to about ").Length - 1);
        Assert.Contains("GiB", remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_cause_is_documented_in_its_own_words()
    {
        string page = File.ReadAllText(KohyaPrep.Fixtures.Repository.Path("docs", "runs.md"));
        Assert.All(Causes.All, cause => Assert.Contains($"| `{cause.Name}` | {cause.Meaning} |", page, StringComparison.Ordinal));
        Assert.Equal(Causes.All.Count, Causes.All.Select(cause => cause.Name).Distinct().Count());
    }

    private static RunProgress Read(byte[] log)
    {
        RunProgress progress = RunProgress.None;
        TrainerLine line = new(next => progress = progress.After(next));
        line.Feed(log);
        line.Finish();
        return progress;
    }
}
