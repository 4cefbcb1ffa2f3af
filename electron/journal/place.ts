import { readFileSync, realpathSync } from "node:fs";
import { sep } from "node:path";

/** Why a folder is no place for a writer (J48): a network share (with its kind) or a synchronised folder (with its name). */
export type BadPlace = { readonly why: "share" | "sync"; readonly name: string };

const shareKinds = /^(cifs|smb\w*|nfs\d?|9p|afs|ncpfs|ceph|glusterfs|lustre|davfs|webdav|fuse\.(sshfs|rclone|davfs2?|glusterfs|s3fs|gvfsd-fuse|smbnetfs|curlftpfs|onedriver|google-drive-ocamlfuse))$/;

const syncFolders = /^(onedrive( - .*)?|dropbox( \(.*\))?|google ?drive|googledrive-.*|my drive|マイドライブ|icloud ?drive|com~apple~clouddocs|mobile documents|box( sync)?|nextcloud|owncloud|pcloud ?drive|sync|syncthing|mega(sync)?|cloudstorage)$/i;

/**
 * Whether a real path lies where two machines may write at once or a program copies files behind our back (J48).
 * `mounts` is the text of /proc/mounts, empty where the system has none.
 */
export function badPlaceOf(path: string, mounts: string): BadPlace | null {
  const sync = path.split(/[\\/]/).find((part) => syncFolders.test(part));
  if (sync !== undefined) return { why: "sync", name: sync };
  if (/^(\\\\|\/\/)[^?.]/.test(path) || /^\\\\\?\\UNC\\/i.test(path)) return { why: "share", name: "unc" };
  let [best, kind] = ["", ""];
  for (const line of mounts.split("\n")) {
    const [, point, type] = line.split(" ");
    if (point === undefined || type === undefined) continue;
    const place = point.replace(/\\(0[0-7]{2}|1[0-7]{2})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8)));
    const inside = place === "/" || path === place || path.startsWith(`${place}/`);
    if (inside && place.length >= best.length) [best, kind] = [place, type];
  }
  return shareKinds.test(kind) ? { why: "share", name: kind } : null;
}

/** The same for a folder that exists, asking the system. */
export function badPlace(folder: string): BadPlace | null {
  const real = realpathSync.native(folder);
  let mounts = "";
  try {
    if (sep === "/") mounts = readFileSync("/proc/mounts", "utf8");
  } catch {
    mounts = "";
  }
  return badPlaceOf(real, mounts);
}
