import { type DiagnosisInput, diagnose, known, unknown } from "../../src/licensing";
import { adoptHost } from "../../src/projects";
import { healthyHost, listSetting, modeSetting } from "../support/hosts-to-diagnose";

const DEFAULTS = { managesPolicy: false, asksWindows: true };
const adopted = (input: Partial<DiagnosisInput>, options = DEFAULTS) =>
  adoptHost(diagnose(healthyHost(input)), options);

/** A host under both policies, with settings of its own below. */
function underPolicy(input: Partial<DiagnosisInput> = {}): Partial<DiagnosisInput> {
  const source = known("group_policy" as const);
  return {
    mode: modeSetting("per_user", { policy: known("per_device"), effective: known("per_device"), source }),
    licenseServers: listSetting(["lic1"], {
      policy: known(["lic3", " lic4"]),
      effective: known(["lic3", "lic4"]),
      source,
    }),
    ...input,
  };
}

describe("adoptHost", () => {
  test("declares what the registry holds, letter by letter", () => {
    expect(adopted({ licenseServers: listSetting(["LIC1.contoso.com", "lic2"]) })).toEqual({
      host: "rdsh1",
      settings: { mode: "per_user", licenseServers: ["LIC1.contoso.com", "lic2"], scope: "local" },
      notes: [],
    });
  });

  test("leaves Group Policy's settings to whoever owns them where that may be a domain", () => {
    const reason = 'Group Policy sets Per Device with "lic3", "lic4", and a domain may own that policy.';
    expect(adopted(underPolicy())).toEqual({ host: "rdsh1", why: "policy", reason });
    expect(adopted(underPolicy({ domainJoined: unknown("Access denied.") }))).toMatchObject({ why: "policy" });
    expect(adopted(underPolicy({ domainJoined: known(false), entraJoined: known(true) }))).toMatchObject({
      why: "policy",
    });
  });

  test("adopts them where no domain can own them, or where that is asked for", () => {
    const settings = { mode: "per_device", licenseServers: ["lic3", "lic4"], scope: "policy" };
    expect(adopted(underPolicy({ domainJoined: known(false) }))).toMatchObject({ settings });
    expect(adopted(underPolicy(), { ...DEFAULTS, managesPolicy: true })).toMatchObject({ settings });
  });

  test("adopts a host's own settings below a policy that sets one of them otherwise, and says so", () => {
    const source = known("group_policy" as const);
    const mode = modeSetting("per_user", { policy: known("per_device"), effective: known("per_device"), source });
    expect(adopted({ mode })).toMatchObject({
      settings: { mode: "per_user", scope: "local" },
      notes: ["Group Policy overrides the licensing mode with Per Device: every plan warns of it."],
    });
    const many = Array.from({ length: 10_000 }, (_, index) => `x${index}`);
    expect(adopted({ licenseServers: listSetting(["lic1"], { effective: known(many), source }) })).toMatchObject({
      notes: [
        'Group Policy overrides the license servers with "x0", "x1", "x2", "x3", "x4" and 9995 more: every plan warns of it.',
      ],
    });
    const same = modeSetting("per_user", { policy: known("per_user"), source });
    expect(adopted({ mode: same })).toMatchObject({ settings: { scope: "local" }, notes: [] });
  });

  test("takes neither place for the other where each has half", () => {
    const mode = modeSetting("not_configured", { policy: known("per_user"), effective: known("per_user") });
    expect(adopted({ mode })).toMatchObject({
      why: "not_declarable",
      reason:
        "In its own settings, it has license servers and no licensing mode. In Group Policy's settings, it has the licensing mode Per User and no license servers. A resource manages both in one place.",
    });
  });

  test.each([
    ["a mode alone", { licenseServers: listSetting([]) }, "it has the licensing mode Per User and no license servers"],
    ["servers alone", { mode: modeSetting("not_configured") }, "it has license servers and no licensing mode"],
    [
      "nothing",
      { mode: modeSetting("not_configured"), licenseServers: listSetting([]) },
      "it has neither a licensing mode nor license servers",
    ],
    [
      "a mode that cannot be declared",
      { mode: modeSetting("unknown_3") },
      "its licensing mode is an undocumented value (3), which code cannot declare",
    ],
    [
      "blanks around a name, which an import would show",
      { licenseServers: listSetting([" lic1"]) },
      'its list of license servers cannot be declared as it is: " lic1" contains a blank',
    ],
    [
      "a name twice",
      { licenseServers: listSetting(["lic1", "LIC1"]) },
      'its list of license servers cannot be declared as it is: "LIC1" is already element 1 of the list (letter case does not matter)',
    ],
    [
      "an interpolation and a line break in a name",
      { licenseServers: listSetting(['a"\n${file("/etc/passwd")}*/']) },
      'its list of license servers cannot be declared as it is: "a\\"\\n${file(\\"/etc/passwd\\")}*/" contains a control character',
    ],
    [
      "more servers than there are",
      { licenseServers: listSetting(Array.from({ length: 101 }, (_, index) => `lic${index}`)) },
      "its list of license servers cannot be declared as it is: it has 101 entries",
    ],
    [
      "a letter that is not seen, which Terraform shows escaped",
      { licenseServers: listSetting(["lic\u115f1"]) },
      "its list of license servers cannot be declared as it is: a name contains an invisible character",
    ],
  ])("leaves a host with %s", (_, input, reason) => {
    expect(adopted(input)).toEqual({ host: "rdsh1", why: "not_declarable", reason: `In its own settings, ${reason}.` });
  });

  test("says that a value has a type that Windows does not read", () => {
    const wrong = { owner: "local", key: "K", name: "LicensingMode", type: "REG_SZ", expected: "REG_DWORD" } as const;
    const mode = modeSetting("not_configured", { local: known(undefined), wrongTypes: [{ ...wrong, data: "4" }] });
    expect(adopted({ mode })).toMatchObject({
      reason:
        "In its own settings, it has license servers and no licensing mode. LicensingMode is a REG_SZ where Windows reads a REG_DWORD.",
    });
  });

  test("guesses nothing of a host that does not tell what it holds, or what it uses", () => {
    const denied = unknown("Access denied. Use an administrator.");
    expect(adopted({ mode: modeSetting("per_user", { policy: denied }) })).toMatchObject({
      why: "not_known",
      reason: "Its settings could not be read: Access denied.",
    });
    const blind = { roleActive: denied, mode: modeSetting("per_user", { effective: denied }) };
    expect(adopted(blind)).toMatchObject({
      why: "not_known",
      reason: "What it uses could not be found out: Access denied.",
    });
    expect(adopted(blind, { ...DEFAULTS, asksWindows: false })).toMatchObject({ settings: { scope: "local" } });
  });

  test("adopts a host with findings, and one without the role", () => {
    expect(adopted({ licenseServerAnswers: new Map(), graceDaysLeft: known(3) })).toHaveProperty("settings");
    const noRole = unknown("No role.");
    const inactive = {
      roleActive: known(false),
      mode: modeSetting("per_user", { effective: noRole }),
      licenseServers: listSetting(["lic1"], { effective: noRole }),
    };
    expect(adopted(inactive)).toMatchObject({
      settings: { licenseServers: ["lic1"] },
      notes: ["The Remote Desktop Session Host role is not active, so Windows uses no licensing settings."],
    });
  });
});
