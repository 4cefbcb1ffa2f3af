/** The page's origin. No such host exists (RFC 2606) and no name is ever looked up; everything under it is served by interception. */
export const origin = "https://daicho.invalid";

/**
 * [H9] Switches of the browser: no name is resolved, no proxy asked, nothing fetched, reported or updated by itself; what asks for a permission is told
 * no. Of several lists of features the browser reads the last, so this one repeats what the library's own names.
 */
export const switches = [
  "--host-resolver-rules=MAP * ~NOTFOUND",
  "--no-proxy-server",
  "--dns-prefetch-disable",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-domain-reliability",
  "--disable-client-side-phishing-detection",
  "--disable-breakpad",
  "--disable-crash-reporter",
  "--no-pings",
  "--metrics-recording-only",
  "--no-first-run",
  "--no-default-browser-check",
  "--deny-permission-prompts",
  "--disable-extensions",
  "--disable-features=AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsFirstBalancedModeAutoEnable,LensOverlay,PaintHolding,ThirdPartyStoragePartitioning,AvoidCorsURLLoaderRestartOnRedirect,PreconnectToSearch,msForceBrowserSignIn,msEdgeUpdateLaunchServicesPreferredVersion,Translate,OptimizationHints,MediaRouter,DialMediaRouteProvider,AutofillServerCommunication,CertificateTransparencyComponentUpdater,InterestFeedContentSuggestions,PrivacySandboxSettings4,GlobalMediaControls,HttpsUpgrades,AimEnabled,NetworkTimeServiceQuerying",
] as const;

/** Of a window with a frame: no bar of the browser's own above the page (it warns of the very switch that keeps names from being looked up), its menus in Japanese. */
export const windowed = ["--test-type", "--lang=ja", "--window-size=1366,768", "--window-position=0,0", "--start-maximized"] as const;

/** The library's own switch that would put a notice 「自動テスト」 above the page. */
export const unwanted = ["--enable-automation"] as const;

/**
 * The browser's environment. [H13] Debian's browser starts its crash handler whatever the switches say (and the switch that keeps it away takes the network
 * service along); the handler has nowhere to write where the folder of settings it goes by is no folder. Ours is named by a switch and needs none. On Linux
 * the language of the browser's own menus is taken from here too.
 */
export const environment = (): Record<string, string | undefined> => ({ ...process.env, CHROME_CONFIG_HOME: "/dev/null", LANGUAGE: "ja" });

/** True only where the browser refuses to start with its sandbox: as root. */
export const withoutSandbox = (): boolean => process.getuid?.() === 0;
