# Enables WinRM over https on this machine, which is thrown away afterwards, runs the suite of test/real-windows on it by
# NTLM with an account of its own, and records how it answers. The account, its password and the certificates exist only
# while this runs; no later step, file or log gets the password.
param(
    [Parameter(Mandatory)] [string] $Program,
    [Parameter(Mandatory)] [string] $Results
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$account = 'rds-licensing-ci'
$issuer = 'CN=rds-licensing throw-away authority'
$policies = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System'
$lifetime = (Get-Date).AddHours(4)

function Get-RandomPassword {
    $bytes = [byte[]]::new(32)
    $random = [System.Security.Cryptography.RandomNumberGenerator]::Create()
    try { $random.GetBytes($bytes) } finally { $random.Dispose() }
    # Of every kind of character that a password policy may ask for.
    $characters = 'aA1!' + [Convert]::ToBase64String($bytes)
    # Should anything ever print it, GitHub shows stars.
    if ($env:GITHUB_ACTIONS) { [Console]::WriteLine("::add-mask::$characters") }
    $password = [securestring]::new()
    foreach ($character in $characters.ToCharArray()) { $password.AppendChar($character) }
    return $password
}

function Add-ThrowAwayAdministrator([securestring] $Password) {
    $null = New-LocalUser -Name $account -Password $Password -AccountExpires $lifetime -Description 'rds-licensing, thrown away'
    # By its identifier, since the group's name depends on the language.
    Add-LocalGroupMember -SID 'S-1-5-32-544' -Member $account
    # Otherwise Windows takes the rights of a local account away over the network.
    $null = New-ItemProperty -Path $policies -Name LocalAccountTokenFilterPolicy -Value 1 -PropertyType DWord -Force
}

# An authority and the certificate of this machine that it signs. The client is given the authority alone.
function Initialize-Certificate {
    $options = @{ CertStoreLocation = 'Cert:\LocalMachine\My'; NotAfter = $lifetime; KeyExportPolicy = 'NonExportable' }
    $authority = New-SelfSignedCertificate @options -Type Custom -Subject $issuer `
        -KeyUsage CertSign -TextExtension '2.5.29.19={critical}{text}ca=1&pathlength=0'
    $own = New-SelfSignedCertificate @options -DnsName 'localhost', $env:COMPUTERNAME -Signer $authority
    return @{ Authority = $authority; Own = $own }
}

function ConvertTo-Pem([System.Security.Cryptography.X509Certificates.X509Certificate2] $Certificate) {
    $text = [Convert]::ToBase64String($Certificate.RawData, 'InsertLineBreaks')
    return "-----BEGIN CERTIFICATE-----`n$($text -replace "`r", '')`n-----END CERTIFICATE-----`n"
}

function Enable-WinRM([string] $Thumbprint) {
    Enable-PSRemoting -Force -SkipNetworkProfileCheck
    Set-Item -Path WSMan:\localhost\Service\Auth\Basic -Value $false
    Set-Item -Path WSMan:\localhost\Service\AllowUnencrypted -Value $false
    # A machine has one listener for https; GitHub's images may come with one.
    Get-ChildItem -Path WSMan:\localhost\Listener |
        Where-Object { $_.Keys -contains 'Transport=HTTPS' } |
        Remove-Item -Recurse -Force
    $listener = @{ Transport = 'HTTPS'; Address = '*'; HostName = 'localhost'; CertificateThumbPrint = $Thumbprint }
    $null = New-Item -Path WSMan:\localhost\Listener @listener -Force
}

# What the provider and the command read, for this process and those it starts.
function Initialize-Connection([securestring] $Password, [string] $Authority) {
    $env:RDSLICENSING_REAL_HOST = 'localhost:5986'
    $env:RDSLICENSING_REAL_HTTP_HOST = 'localhost:5985'
    $env:RDSLICENSING_USERNAME = "$env:COMPUTERNAME\$account"
    $env:RDSLICENSING_PASSWORD = [System.Net.NetworkCredential]::new('', $Password).Password
    $env:RDSLICENSING_CA_CERTIFICATE = $Authority
    $env:TESTED_PROVIDER = (Resolve-Path -Path $Program).Path
    $env:TESTED_COMMAND = $env:TESTED_PROVIDER
}

# How this host answers, names and secrets taken out. The program itself takes them out; this looks again.
function Save-Recording {
    $file = Join-Path -Path $Results -ChildPath 'recording.json'
    & $env:TESTED_COMMAND doctor localhost:5986 --record $file --yes --compare simulated | Write-Output
    if (-not (Test-Path -Path $file)) { throw 'doctor wrote no recording.' }
    $private = $account, $env:COMPUTERNAME, $env:RDSLICENSING_PASSWORD
    if (Select-String -Path $file -SimpleMatch -Pattern $private -Quiet) {
        Remove-Item -Path $file
        throw 'The recording held a name or the password, so it was deleted.'
    }
}

function Clear-Trace {
    Get-ChildItem -Path Cert:\LocalMachine\My |
        Where-Object { $_.Issuer -eq $issuer } |
        Remove-Item -DeleteKey -ErrorAction Continue
    Remove-LocalUser -Name $account -ErrorAction Continue
    Remove-ItemProperty -Path $policies -Name LocalAccountTokenFilterPolicy -ErrorAction Continue
    Get-ChildItem -Path Env:RDSLICENSING_* | Remove-Item
}

$null = New-Item -ItemType Directory -Path $Results -Force
$password = Get-RandomPassword
try {
    Add-ThrowAwayAdministrator -Password $password
    $certificates = Initialize-Certificate
    Enable-WinRM -Thumbprint $certificates.Own.Thumbprint
    Initialize-Connection -Password $password -Authority (ConvertTo-Pem -Certificate $certificates.Authority)
    # First, since a host on which the suite fails is the one whose answers are wanted.
    Save-Recording
    npx jest --config jest.long.config.js test/real-windows
    if ($LASTEXITCODE -ne 0) { throw "The suite ended with $LASTEXITCODE." }
}
finally {
    Clear-Trace
}
