#!/usr/bin/env bash
# Makes an AppImage of the folder that PyInstaller built: packaging/linux/appimage.sh
# Needs appimagetool, from the AppImage project, on the PATH.
set -euo pipefail
cd "$(dirname "$0")/../.."

name=io.github.mnist_desktop
app=build/mnist-desktop.AppDir
rm -rf "$app"
mkdir -p "$app/usr/bin" "$app/usr/share/applications" "$app/usr/share/metainfo"
cp -a dist/mnist-desktop/. "$app/usr/bin/"
cp "packaging/linux/$name.desktop" "$app/usr/share/applications/"
cp "packaging/linux/$name.desktop" "$app/"
cp "packaging/linux/$name.metainfo.xml" "$app/usr/share/metainfo/$name.appdata.xml"
cp resources/icon.png "$app/mnist-desktop.png"
ln -s usr/bin/mnist-desktop "$app/AppRun"
ARCH=$(uname -m) appimagetool "$app" "dist/mnist-desktop-$(uname -m).AppImage"
