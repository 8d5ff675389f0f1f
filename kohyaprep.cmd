@echo off
rem Runs the program from a checkout. Builds it the first time; 'kohyaprep.cmd rebuild' builds it again.
setlocal
set "built=%~dp0artifacts\checkout"
if "%~1"=="rebuild" rmdir /s /q "%built%" 2>nul & shift
if not exist "%built%\kohyaprep.exe" (
  where dotnet >nul 2>nul || (echo kohyaprep: the .NET 10 SDK is missing. Install it, then run this again. 1>&2 & exit /b 3)
  echo kohyaprep: building ... 1>&2
  dotnet publish "%~dp0src\KohyaPrep.Cli" -c Release -r win-x64 --self-contained false -p:RunAnalyzers=false -p:PublishReadyToRun=true -o "%built%" >"%TEMP%\kohyaprep-build.log" 2>&1 || (type "%TEMP%\kohyaprep-build.log" 1>&2 & exit /b 3)
)
set "KOHYAPREP_CHECKOUT=%~dp0."
"%built%\kohyaprep.exe" %*
exit /b %errorlevel%
