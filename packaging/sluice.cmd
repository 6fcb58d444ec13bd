@echo off
rem Starts Sluice with a JDK 25 or newer: SLUICE_JAVA, JAVA_HOME, the usual folders, java on the path.
setlocal EnableExtensions EnableDelayedExpansion
for %%I in ("%~dp0..") do set "home=%%~fI"
set "jdk="
if defined SLUICE_JAVA call :try "%SLUICE_JAVA%"
if not defined jdk if defined JAVA_HOME call :try "%JAVA_HOME%"
for %%P in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu") do (
  if not defined jdk for /d %%D in ("%%~P\*") do if not defined jdk call :try "%%~D"
)
if not defined jdk for /f "delims=" %%J in ('where java 2^>nul') do if not defined jdk call :try "%%~dpJ.."
if not defined jdk (
  echo sluice: needs a JDK 25 or newer and found none; install one, or set SLUICE_JAVA to its folder. 1>&2
  exit /b 1
)
set "speed="
for %%V in (share asset audit edge-key invalidate inspect --help --version) do (
  if /i "%~1"=="%%V" set "speed=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto"
)
"%jdk%\bin\java.exe" %speed% %SLUICE_OPTS% --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow "-Dsluice.home=%home%" -cp "%home%\lib\*" dev.sluice.cli.Sluice %*
exit /b %ERRORLEVEL%

:try
if not exist "%~1\bin\java.exe" exit /b
if not exist "%~1\release" exit /b
for /f "tokens=2 delims==." %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
  set "major=%%~V"
  set "major=!major:"=!"
  if !major! GEQ 25 set "jdk=%~1"
)
exit /b
