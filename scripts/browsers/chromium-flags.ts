const features = [
  'OptimizationHints',
  'OptimizationGuideModelDownloading',
  'MediaRouter',
  'DialMediaRouteProvider',
  'Translate',
  'InterestFeedContentSuggestions',
  'CertificateTransparencyComponentUpdater',
  'AutofillServerCommunication',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
];

/** A port to which Chromium connects in no case: no connection, no name looked up. */
const nowhere = 'http://127.0.0.1:9/';

/** Keeps the browser from talking for itself; nothing here may change how requests of pages or extensions behave. */
const quiet = [
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
  '--no-service-autorun',
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-client-side-phishing-detection',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-field-trial-config',
  '--disable-search-engine-choice-screen',
  '--disable-sync',
  '--metrics-recording-only',
  '--mute-audio',
  '--password-store=basic',
  '--use-mock-keychain',
  // Seen at the resolver without these two: accounts.google.com and update.googleapis.com.
  `--gaia-url=${nowhere}`,
  `--component-updater=url-source=${nowhere}`,
  `--disable-features=${features.join(',')}`,
];

interface Start {
  profile: string;
  headless: boolean;
  locale?: string | undefined;
  args: string[];
}

export function chromiumFlags({ profile, headless, locale, args }: Start): string[] {
  return [
    '--remote-debugging-pipe',
    '--enable-unsafe-extension-debugging',
    `--user-data-dir=${profile}`,
    ...(headless ? ['--headless=new'] : []),
    // Chromium refuses to run as root with its sandbox.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(locale ? [`--lang=${locale}`] : []),
    ...quiet,
    ...args,
    'about:blank',
  ];
}
