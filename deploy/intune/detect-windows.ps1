# Intune, Win32 app: the detection script. Installed is what prints something and ends with 0; Intune believes this and not
# the installer's code. $Least is the version that this app deploys. Not run on Windows yet (docs/deploy.md).
param(
    [string]$Hatcheck = (Join-Path $env:ProgramFiles 'Hatcheck\Hatcheck.exe'),
    [version]$Least = '0.1.0'
)

if (-not (Test-Path -LiteralPath $Hatcheck -PathType Leaf)) { exit 1 }
$found = (Get-Item -LiteralPath $Hatcheck).VersionInfo.ProductVersion -replace '[-+].*$', ''
if ([version]$found -lt $Least) { exit 1 }
Write-Output "Hatcheck $found"
exit 0
