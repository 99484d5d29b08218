import * as constructs from "../../src/constructs";
import {
  LicensingMode,
  LicensingScope,
  OnDestroy,
  OnPolicyOverride,
  OnViolation,
  RdsFarm,
  type RdsLicensingProps,
  WriteMethod,
} from "../../src/constructs";
import { configurations, newLicensing, newStack, PROPS, variable } from "./synthesize";

/** What JavaScript, or a file of JSON, can give where TypeScript would have refused it. */
const anything = (props: object) => props as Partial<RdsLicensingProps>;

function messageOf(props: object): string {
  try {
    newLicensing(anything(props));
  } catch (error) {
    return (error as Error).message;
  }
  return "no error";
}

describe("a choice that is given as its text", () => {
  test.each([
    ["mode", "per_user", "LicensingMode.PER_USER"],
    ["settingsScope", "policy", "LicensingScope.POLICY"],
    ["onPolicyOverride", "error", "OnPolicyOverride.ERROR"],
    ["writeMethod", "registry", "WriteMethod.REGISTRY"],
    ["onDestroy", "keep", "OnDestroy.KEEP"],
  ])("as %s is refused with what to use", (property, text, instance) => {
    const [type] = instance.split(".");
    expect(messageOf({ [property]: text })).toBe(
      `farm/licensing: ${property} is "${text}"; use ${instance}, or ${type}.of("${text}").`,
    );
  });

  test("as onViolation is refused with what to use, of a pool too", () => {
    const redundancy = anything({ redundancy: { onViolation: "warn" } }).redundancy;
    const message = 'redundancy.onViolation is "warn"; use OnViolation.WARN, or OnViolation.of("warn").';
    expect(messageOf({ redundancy })).toBe(`farm/licensing: ${message}`);
    const props = { primary: { name: "lic1" }, redundancy };
    expect(() => new constructs.LicenseServerPool(newStack(), "pool", props)).toThrow(`farm/pool: ${message}`);
  });

  test("is refused of a farm's group, and of a single host", () => {
    const groups = anything({ desktops: { mode: "per_user", sessionHosts: ["rdsh1"] } }) as object;
    const farm = { licenseServers: ["lic1"], sessionHostGroups: groups as Record<string, RdsLicensingProps> };
    expect(() => new RdsFarm(newStack(), "rds", farm)).toThrow('farm/rds/desktops: mode is "per_user"; use');
    const licensing = newLicensing();
    expect(() => licensing.addSessionHost("rdsh9", anything({ mode: "per_user" }))).toThrow(
      'farm/licensing/rdsh9: mode is "per_user"; use LicensingMode.PER_USER',
    );
  });
});

describe("where a choice belongs", () => {
  const any = "use LicensingMode.PER_DEVICE, LicensingMode.PER_USER, or LicensingMode.of(…) for a token.";

  test.each([
    ["nothing", undefined, `mode is missing; ${any}`],
    ["null", null, `mode is missing; ${any}`],
    ["an unknown text", "per_core", `mode is "per_core"; ${any}`],
    ["a number", 4, `mode is not of the class LicensingMode; ${any}`],
    ["an object of another shape", { value: 4 }, `mode is not of the class LicensingMode; ${any}`],
  ])("%s is refused in one sentence", (_what, mode, message) => {
    expect(messageOf({ mode })).toBe(`farm/licensing: ${message}`);
  });

  test("a token without its class is refused", () => {
    const stack = newStack();
    const mode = variable(stack, "string").stringValue;
    expect(() => newLicensing(anything({ mode }), stack)).toThrow(`"; ${any}`);
  });

  test("an instance of another copy of the package serves", () => {
    const stack = newStack();
    newLicensing(anything({ mode: { value: "per_device" }, onDestroy: { value: "keep" } }), stack);
    const expected = PROPS.sessionHosts?.map(() => expect.objectContaining({ mode: "per_device", on_destroy: "keep" }));
    expect(Object.values(configurations(stack))).toEqual(expected);
  });

  test("null is as good as nothing where there is a default", () => {
    expect(() => newLicensing(anything({ settingsScope: null, onDestroy: null }))).not.toThrow();
  });
});

test.each(Object.entries({ LicensingMode, LicensingScope, OnDestroy, OnPolicyOverride, OnViolation, WriteMethod }))(
  "%s has its instances under the names that errors tell",
  (_, type) => {
    for (const [name, instance] of Object.entries(type)) expect(instance).toEqual({ value: name.toLowerCase() });
  },
);
