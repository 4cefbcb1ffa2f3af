/**
 * Locks the packaged runtime before it is signed (HOST.md, H12). electron-builder calls it with the folder it has just packed; plain JavaScript, because
 * electron-builder loads it itself.
 */
import { join } from "node:path";
import { FuseV1Options, FuseVersion, flipFuses } from "@electron/fuses";

/** Every fuse this Electron knows, set one way or the other. */
export const fuses = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
};

/** Name of the runtime's file inside the packed folder. */
export const runtimeOf = (context) => {
  const name = context.packager.appInfo.productFilename;
  if (context.electronPlatformName === "darwin") return join(context.appOutDir, `${name}.app`, "Contents", "MacOS", name);
  return join(context.appOutDir, context.electronPlatformName === "win32" ? `${name}.exe` : context.packager.executableName);
};

export default async function afterPack(context) {
  await flipFuses(runtimeOf(context), { version: FuseVersion.V1, strictlyRequireAllFuses: true, resetAdHocDarwinSignature: context.electronPlatformName === "darwin", ...fuses });
}
