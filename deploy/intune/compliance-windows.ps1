# Intune, custom compliance for Windows: the discovery script. Intune runs it as SYSTEM and reads one line of JSON.
# Where Hatcheck is missing or does not answer, it is not compliant. Not run on Windows yet (docs/deploy.md).
param([string]$Hatcheck = (Join-Path $env:ProgramFiles 'Hatcheck\Hatcheck.exe'))

$none = '{"HatcheckCompliant":false,"HatcheckVersion":"0.0.0","HatcheckPolicy":"absent","HatcheckDevice":"unknown","HatcheckBrandsOutOfPlace":false,"HatcheckReasons":"no-answer"}'
$answer = $null
if (Test-Path -LiteralPath $Hatcheck -PathType Leaf) {
    $answer = & $Hatcheck status --intune 2>$null | Out-String
}
if ($answer -and $answer.TrimStart().StartsWith('{"HatcheckCompliant":')) {
    Write-Output $answer.Trim()
} else {
    Write-Output $none
}
exit 0
