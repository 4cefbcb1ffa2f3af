import { contextBridge, ipcRenderer } from "electron";

// [H9] The one way to the network that a Content-Security-Policy does not close.
contextBridge.executeInMainWorld({
  func: () => {
    for (const way of ["RTCPeerConnection", "webkitRTCPeerConnection"]) Reflect.deleteProperty(globalThis, way);
  },
});

// Its own file, bundled alone: it runs inside the page's process and may load nothing but electron. Names as in host/electron/options.ts.
contextBridge.exposeInMainWorld("daichoBridge", {
  call: (text: string): Promise<string> => ipcRenderer.invoke("daicho-call", text) as Promise<string>,
  onPush: (fn: (text: string) => void): void => {
    ipcRenderer.on("daicho-push", (_event, text: unknown) => {
      if (typeof text === "string") fn(text);
    });
  },
});
