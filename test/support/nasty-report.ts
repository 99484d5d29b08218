import { makeReport, type Report, type ReportChanges } from "../../src/reports";

/**
 * What a line of a log begins with that is a command to GitHub Actions, and what is one anywhere in it, there and in Azure
 * Pipelines.
 */
const COMMANDS =
  "::add-path::/tmp\r ::error::%0A ##vso[task.prependpath]/tmp ###[error]x #\ufe0f#vso[task.setvariable]";

/**
 * What means something to SARIF and Markdown: a link, a placeholder, names that become links, math, a mention, an address.
 */
const LINKS =
  "[click here](https://evil.example/x) {0} \\ https://evil.example www.evil.example $x$ @evil a@evil.example";

/** A name as no host would have it, with what means something to CI systems, terminals, HTML, XML, SARIF and Markdown. */
export const NASTY = `${COMMANDS} evil\u001b[31m\nhost\u202e<script>]]>&"'\`| ${LINKS}`;

const error = { summary: NASTY, detail: NASTY };

/** What an earlier report had to tell. */
const EARLIER = {
  host: NASTY,
  displayName: NASTY,
  address: NASTY,
  deposed: NASTY,
  origin: NASTY,
  code: NASTY,
  severity: "error",
  summary: NASTY,
  server: NASTY,
  since: "1969-12-01T00:00:00.000Z",
} as const;

const CHANGES: ReportChanges = {
  since: "1969-12-31T00:00:00.000Z",
  new: 1,
  still: 1,
  mended: [EARLIER],
  notLookedAt: [{ ...EARLIER, lookedAt: EARLIER.since, unchecked: [{ code: NASTY, server: NASTY }] }],
};

const madeReport = makeReport(
  "drift",
  [
    {
      host: NASTY,
      displayName: NASTY,
      address: NASTY,
      deposed: NASTY,
      origin: NASTY,
      state: "drifted",
      settings: [
        {
          attribute: "mode",
          declared: NASTY,
          found: NASTY,
          effective: NASTY,
          source: "local",
          drifted: true,
          changedIn: "host",
          since: "1970-01-01T00:00:00.000Z",
        },
        { attribute: "license_servers", effective: [NASTY], source: "group_policy", drifted: false },
      ],
      findings: [
        { code: "mode_not_configured", severity: "error", summary: NASTY, remedy: NASTY, server: NASTY },
        {
          code: "no_matching_cals",
          severity: "unknown",
          summary: `Cannot tell x: ${NASTY}`,
          reason: NASTY,
          remedy: NASTY,
        },
      ],
    },
    { host: NASTY, state: "unreachable", settings: [], findings: [], error },
    { host: "good", state: "ok", settings: [], findings: [] },
  ],
  {
    licenseServers: [
      {
        server: NASTY,
        cals: [
          {
            mode: "per_device",
            productVersion: NASTY,
            bought: 1,
            issued: 2,
            available: 0,
            over: 1,
            expiring: 1,
            expired: 0,
          },
        ],
      },
      { server: NASTY, cals: null, reason: NASTY },
    ],
    plans: [{ origin: NASTY, made: "earlier", time: "1970-01-01T00:00:00.000Z" }],
    errors: [{ origin: NASTY, ...error }],
    now: new Date(0),
  },
);

/** A report in which every text that comes from outside is nasty. */
export const nastyReport: Report = { ...madeReport, changes: CHANGES };
