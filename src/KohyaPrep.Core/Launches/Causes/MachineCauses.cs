namespace KohyaPrep.Core.Launches;

/// <summary>Causes that lie in the machine: its memories, disks, ports, and graphics cards.</summary>
internal static class MachineCauses
{
    private static readonly string[] GpuMemory =
    [
        "CUDA out of memory", "HIP out of memory", "XPU out of memory", "MPS backend out of memory", "CUDA error: out of memory",
        "HIP error: out of memory", "CUDA driver error: out of memory", "cudaErrorMemoryAllocation", "CUBLAS_STATUS_ALLOC_FAILED", "CUDNN_STATUS_ALLOC_FAILED",
        // The allocator asks the driver for its message when there is no room, and may fail over that (CUDACachingAllocator.cpp).
        "NVML_SUCCESS == DriverAPI",
    ];

    private static readonly string[] HostMemory =
    [
        "DefaultCPUAllocator", "Cannot allocate memory", "Unable to allocate", "paging file is too small", "oom_kill", "oom-kill",
        "DataLoader worker (pid(s)", "killed by signal: Killed",
    ];

    private static readonly string[] SharedMemory =
    [
        "out of shared memory", "shared memory limit", "killed by signal: Bus error", "bus error encountered in worker", "unable to open shared memory object", "file </torch_",
    ];

    private static readonly string[] Full =
    [
        "No space left on device", "StorageFull", "[Errno 28]", "Disk quota exceeded", "QuotaExceeded", "[Errno 122]",
        "not enough space on the disk", "PytorchStreamWriter failed", "file write failed", ". unexpected pos ",
    ];

    private static readonly string[] Port =
    [
        "EADDRINUSE", "Address already in use", "address already in use", "failed to listen on any local network address", "another process is utilizing it",
        "Only one usage of each socket address",
    ];

    private static readonly string[] Unusable =
    [
        "Found no NVIDIA driver", "driver version is insufficient", "driver on your system is too old", "no kernel image is available", "not compiled with CUDA",
        "No CUDA GPUs are available", "invalid device ordinal", "mixed precision requires", "no CUDA-capable device", "CUDA is not available", "busy or unavailable",
        "unknown error - this may be due to an incorrectly set up environment",
    ];

    private static readonly string[] Broken = ["CUDA error: ", "CUBLAS_STATUS_", "cuDNN error", "CUDNN_STATUS_", "NCCL error", "ncclSystemError", "Watchdog caught collective", "HIP error: "];

    public static CauseMatch? Find(ErrorView error)
    {
        if (error.Says("DUE TO TIME LIMIT"))
            return new CauseMatch(Causes.TimeLimit);
        if (error.Says("DUE TO PREEMPTION", "CANCELLED AT"))
            return new CauseMatch(Causes.Killed);
        if (error.Is("OutOfMemoryError") || error.Says(GpuMemory))
            return new CauseMatch(Causes.OutOfMemory, Remedy: OutOfMemoryRemedy.Of(error.Progress));
        if (error.Says(SharedMemory))
            return new CauseMatch(Causes.SharedMemoryFull);
        if (error.Is("MemoryError", "_ArrayMemoryError") || error.Says(HostMemory))
            return new CauseMatch(Causes.OutOfMemory, Remedy: OutOfMemoryRemedy.Host);
        if (error.Says(Full))
            return new CauseMatch(Causes.DiskFull, error.NamedFile() ?? error.Progress.Writing);
        if (error.Says(Port))
            return new CauseMatch(Causes.PortInUse);
        if (error.Says("api_key not configured", "wandb login", "Invalid API key") || (error.Is("UsageError", "AuthenticationError") && error.Says("api_key", "API key"))
            || (error.Is("CommError") && error.Says("permission", "401", "403")))
            return new CauseMatch(Causes.LoginMissing);
        if (error.Says(Unusable))
            return new CauseMatch(Causes.GpuNotUsable);
        if (error.Says("Fatal Python error"))
            return new CauseMatch(Causes.TrainerCrashed);
        return error.Says(Broken) ? new CauseMatch(Causes.GpuError) : null;
    }
}
