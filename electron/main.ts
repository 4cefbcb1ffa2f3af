import { join } from "node:path";
import { app, powerMonitor, protocol } from "electron";
import { Application } from "./app/application.ts";
import { fileLog } from "./app/log.ts";
import { pageFiles, pageFolder } from "./app/pageFiles.ts";
import { ledgerPlaces, stateDirOf } from "./app/stateDir.ts";
import { electronHost } from "./host/electron/host.ts";
import { refusals, scheme, schemePrivileges, switches } from "./host/electron/options.ts";
import { ready } from "./journal/journal.ts";
import { sqlReady } from "./projection/database.ts";

// Everything before `whenReady` must be set before the browser part starts.
const stateDir = stateDirOf();
app.setPath("userData", join(stateDir, "electron"));
app.enableSandbox();
for (const [name, value] of switches) app.commandLine.appendSwitch(name, ...(value === undefined ? [] : [value]));
protocol.registerSchemesAsPrivileged([{ scheme, privileges: schemePrivileges }]);
// The crash reporter is never started: a dump of memory would hold keys.
app.on("certificate-error", (event, _contents, _url, _error, _certificate, answer) => {
  event.preventDefault();
  answer(refusals.certificate());
});

async function main(): Promise<void> {
  await ready();
  await sqlReady();
  const log = fileLog(stateDir);
  const ledger = new Application({ stateDir, places: ledgerPlaces(), host: "electron", version: app.getVersion(), log });
  const beat = setInterval(() => ledger.tick(), 1000);
  const window = await electronHost().open({
    call: (text) => ledger.call(text),
    assets: pageFiles(pageFolder()),
    onClosed: () => {
      clearInterval(beat);
      void ledger.close().finally(() => app.exit(0));
    },
  });
  ledger.attach(window);
  powerMonitor.on("suspend", () => void ledger.lock("sleep"));
  powerMonitor.on("shutdown", () => void ledger.lock("sleep"));
  powerMonitor.on("lock-screen", () => void ledger.lock("screen"));
  powerMonitor.on("user-did-resign-active", () => void ledger.lock("screen"));
  app.on("before-quit", (event) => {
    event.preventDefault();
    void window.close();
  });
}

// A second start shows nothing new: the first window has the ledger.
if (app.requestSingleInstanceLock()) {
  app.on("window-all-closed", () => undefined);
  await app.whenReady();
  await main();
} else app.exit(0);
