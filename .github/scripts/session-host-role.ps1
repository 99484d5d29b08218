# Installs the Remote Desktop Session Host role, and says what that comes to. The role works only after a restart, which a
# runner of GitHub does not survive: there the suite sees a host whose role is not active yet, which keeps its settings in
# the registry. A runner of your own that was restarted with the role is a session host in full. Never fails.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

try {
    $result = Install-WindowsFeature -Name RDS-RD-Server
    Write-Output "Session Host role: success $($result.Success), restart needed $($result.RestartNeeded)"
}
catch {
    Write-Output "::warning::The Session Host role could not be installed: $($_.Exception.Message)"
}

try {
    $setting = Get-CimInstance -Namespace root/cimv2/TerminalServices -ClassName Win32_TerminalServiceSetting
    if ($setting.TerminalServerMode -eq 1) {
        Write-Output 'This host is a session host: the suite covers Windows'' own setters.'
    }
    else {
        Write-Output '::warning::The Session Host role is not active: the suite covers the registry, not Windows'' own setters.'
    }
}
catch {
    Write-Output "::warning::Windows does not say whether the role is active: $($_.Exception.Message)"
}
