; Inno Setup script for Windows: iscc packaging\windows\mnist-desktop.iss
; It installs the folder that PyInstaller built, for this user alone, without asking for rights.
; The version is the one that the built program carries.

#define Version GetStringFileInfo(AddBackslash(SourcePath) + "..\..\dist\mnist-desktop\mnist-desktop.exe", "ProductVersion")
#if Version == ""
  #error There is no built program with a version in dist; run PyInstaller first.
#endif

[Setup]
AppId={{6A0B8D46-8C0B-4B2E-9B1F-5E3C2B7A9D10}
AppName=mnist-desktop
AppVersion={#Version}
AppPublisher=The mnist-desktop developers
DefaultDirName={autopf}\mnist-desktop
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
LicenseFile=..\..\LICENSE
SetupIconFile=..\..\resources\icon.ico
UninstallDisplayIcon={app}\mnist-desktop.exe
OutputDir=..\..\dist
OutputBaseFilename=mnist-desktop-{#Version}-setup
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern

[Files]
Source: "..\..\dist\mnist-desktop\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{autoprograms}\mnist-desktop"; Filename: "{app}\mnist-desktop.exe"

[Run]
Filename: "{app}\mnist-desktop.exe"; Description: "Start mnist-desktop"; Flags: nowait postinstall skipifsilent
