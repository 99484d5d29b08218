import {
  type DiagnosisInput,
  diagnose,
  known,
  knownOrNull,
  type LicenseServerAnswers,
  type SettingAnswers,
  unknown,
} from "../../../src/licensing";
import { type HostReport, makeReport, withChanges } from "../../../src/reports";
import {
  healthyHost,
  hostWithPacks,
  hostWithServers,
  keyPack,
  listSetting,
  modeSetting,
  servers,
  statuses,
} from "../../support/hosts-to-diagnose";

/** Hosts with every finding that depends on what else is known. */
const TROUBLED: readonly DiagnosisInput[] = [
  healthyHost({ serviceRunning: known(false), hasLicenseCertificate: known(false), domainJoined: known(false) }),
  healthyHost({ entraJoined: known(true), domainJoined: known(false) }),
  healthyHost({ mode: modeSetting("not_configured"), graceDaysLeft: known(0) }),
  healthyHost({ mode: modeSetting("per_device", { source: known("group_policy"), local: known("per_user") }) }),
  healthyHost({ licenseServers: listSetting([]), graceDaysLeft: known(3) }),
  healthyHost({ licenseServers: listSetting([" lic1", "lic1"], { source: known("group_policy") }) }),
  healthyHost({
    mode: modeSetting("per_user", { local: known("per_device") }),
    strayValues: known([{ key: "k", name: "n" }]),
  }),
  ...[2, 4, 5, 6, 8, 10].map((status) =>
    healthyHost({ connectivity: statuses(status, status), graceDaysLeft: known(9) }),
  ),
  hostWithServers([
    {
      serviceRunning: known(false),
      activation: known("not_activated"),
      inDomainGroup: known(false),
      windowsBuild: known(9600),
    },
  ]),
  hostWithServers([{ securityGroupEnforced: known(true), sessionHostAllowed: known(false) }]),
  hostWithPacks("per_user", [
    keyPack({ issued: 62, available: 0 }),
    keyPack({ id: 9, type: "built_in_over_used", issued: 7, total: 0 }),
  ]),
  hostWithPacks("per_device", [keyPack({ model: "per_device", issued: 50, available: 0 })]),
  hostWithPacks("per_device", []),
  hostWithPacks("per_user", [keyPack({ productVersion: "Windows Server 2016", productVersionId: 5 })]),
  hostWithPacks("per_user", [keyPack({ expires: "2026-01-01T00:00:00Z" })]),
  hostWithPacks("per_user", [keyPack({ expires: "2026-12-10T00:00:00Z" })]),
  healthyHost({ mode: modeSetting("aad_per_user") }),
];

const NO_ANSWER = unknown("no answer");

/** The same host where one thing is not known. */
function lessKnown(input: DiagnosisInput): readonly DiagnosisInput[] {
  const answers = Object.entries(input).filter(([, value]) => isAnswer(value));
  const ofSettings = (["mode", "licenseServers"] as const).flatMap((name) =>
    Object.keys(input[name])
      .filter((part) => part !== "wrongTypes")
      .map((part) => ({ ...input, [name]: { ...input[name], [part]: NO_ANSWER } })),
  );
  const all = [...input.licenseServerAnswers.values()];
  const ofServers = all.flatMap((server) =>
    Object.keys(server)
      .filter((part) => isAnswer(server[part as keyof LicenseServerAnswers]))
      .map((part) => ({
        ...input,
        licenseServerAnswers: servers(...all.map((one) => (one === server ? { ...one, [part]: NO_ANSWER } : one))),
      })),
  );
  const ofConnectivity = input.connectivity.map((_, index) => ({
    ...input,
    connectivity: input.connectivity.map((one, at) => (at === index ? { ...one, status: NO_ANSWER } : one)),
  }));
  return [
    ...answers.map(([name]) => ({ ...input, [name]: NO_ANSWER })),
    ...ofSettings,
    ...ofServers,
    ...ofConnectivity,
    { ...input, licenseServerAnswers: new Map() },
  ] as DiagnosisInput[];
}

function isAnswer(value: unknown): boolean {
  return typeof value === "object" && value !== null && "known" in value;
}

function setting<T extends string | readonly string[]>(
  attribute: "mode" | "license_servers",
  { local, effective, source }: SettingAnswers<T>,
): HostReport["settings"][number] {
  const [found, used] = [knownOrNull(local) ?? null, knownOrNull(effective)];
  return { attribute, found, effective: used, source: knownOrNull(source), drifted: false };
}

function reportOf(input: DiagnosisInput, now: string) {
  const { findings, assessed } = diagnose(input);
  const isBad = findings.some(({ severity }) => severity === "error");
  const host: HostReport = {
    host: "rdsh1",
    state: isBad ? "unhealthy" : assessed ? "ok" : "not_known",
    settings: [setting("mode", input.mode), setting("license_servers", input.licenseServers)],
    findings,
  };
  return makeReport("check", [host], { now: new Date(now) });
}

test("no finding counts as fixed because something that it depends on is no longer known", () => {
  const compared = TROUBLED.flatMap((input) => {
    const before = reportOf(input, "2026-11-28T03:00:00Z");
    return lessKnown(input).map((less) => withChanges(reportOf(less, "2026-11-29T03:00:00Z"), before).changes);
  });
  expect(compared.flatMap((changes) => changes?.mended.map(({ code, summary }) => [code, summary]))).toEqual([]);
  const hidden = new Set(compared.flatMap((changes) => changes?.notLookedAt.map(({ code }) => code)));
  expect(hidden.size).toBeGreaterThan(15);
});

test("but does where the same is known and nothing is wrong", () => {
  const healthy = reportOf(healthyHost(), "2026-11-29T03:00:00Z");
  const compared = TROUBLED.map((input) => withChanges(healthy, reportOf(input, "2026-11-28T03:00:00Z")).changes);
  expect(compared.flatMap((changes) => changes?.notLookedAt)).toEqual([]);
  expect(new Set(compared.flatMap((changes) => changes?.mended.map(({ code }) => code))).size).toBeGreaterThan(15);
});
