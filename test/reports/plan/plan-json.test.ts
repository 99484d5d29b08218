import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parsePlan } from "../../../src/reports/plan/parse-plan";
import { planText } from "../../../src/reports/plan/plan-json";
import { ENCODINGS, withCrLf } from "../../support/encodings";
import { Workspace } from "../../support/terraform";

/** What people have in the place of a plan's JSON, made by the real terraform. */
const real: Record<string, Buffer> = {};
const terraform = new Workspace();
beforeAll(async () => {
  terraform.write('resource "terraform_data" "one" { input = "übung" }\n');
  await terraform.init();
  await terraform.apply();
  terraform.write('resource "terraform_data" "one" { input = "other" }\n');
  const said = async (...args: string[]) => Buffer.from((await terraform.run(args)).stdout);
  real["plan -json"] = await said("plan", "-json", "-input=false", "-out=plan.bin");
  real["show -json PLAN"] = await said("show", "-json", "plan.bin");
  real["show PLAN"] = await said("show", "-no-color", "plan.bin");
  real["show -json"] = await said("show", "-json");
  real["version -json"] = await said("version", "-json");
  for (const name of ["plan.bin", "terraform.tfstate"]) real[name] = readFileSync(join(terraform.directory, name));
});
afterAll(() => terraform.remove());

const read = (bytes: Buffer) => parsePlan(planText(bytes, "p.json"), "p.json");
const plan = () => String(real["show -json PLAN"]);

function failure(bytes: Buffer): { readonly code: string; readonly summary: string; readonly detail: string } {
  try {
    read(bytes);
  } catch (error) {
    return error as ReturnType<typeof failure>;
  }
  throw new Error("It was read as a plan.");
}

describe("a plan's JSON", () => {
  test.each(Object.entries(ENCODINGS))("is read as %s", (_name, encode) => {
    const [found] = read(encode(plan())).found;
    expect(found).toMatchObject({ address: "terraform_data.one", values: { input: "übung" } });
    expect(read(encode(withCrLf(JSON.stringify(JSON.parse(plan()), undefined, 2)))).found).toEqual([found]);
  });

  test.each<[string, () => Buffer, RegExp, RegExp]>([
    ["nothing", () => Buffer.alloc(0), /is empty/, /most likely failed/],
    ["a saved plan", () => real["plan.bin"] as Buffer, /is a saved plan/, /show -json PLAN > FILE/],
    ["a state file", () => real["terraform.tfstate"] as Buffer, /is a state file/, /plan -out=PLAN/],
    ["the JSON of a state", () => real["show -json"] as Buffer, /JSON of a state/, /without a plan prints the state/],
    ["the messages of a plan", () => real["plan -json"] as Buffer, /"terraform plan -json" prints/, /show -json PLAN/],
    ["one such message", () => firstLine("plan -json"), /"terraform plan -json" prints/, /show -json PLAN/],
    ["a plan for people", () => real["show PLAN"] as Buffer, /is not JSON/, /show -json PLAN/],
    ["other JSON of terraform", () => real["version -json"] as Buffer, /is not the JSON of a plan/, /show -json PLAN/],
    [
      "what the wrapper of setup-terraform prints",
      () => Buffer.from(`[command]/opt/terraform-bin show -json plan\n${plan()}`),
      /setup-terraform/,
      /terraform_wrapper: false/,
    ],
    ["the page of a logon", () => Buffer.from("<!DOCTYPE html>\n<html>"), /is an HTML or XML page/, /sign-in page/],
    ["half a plan", () => Buffer.from(plan().slice(0, -40)), /ends in the middle/, /Write it again/],
    ["a plan of Windows-1252", () => Buffer.from(plan(), "latin1"), /not text in UTF-8/, /show -json PLAN/],
    ["lists without end", () => Buffer.from("[".repeat(100_000)), /nested more than/, /show -json PLAN/],
  ])("that is %s instead is an error with the advice for it", (_what, bytes, summary, advice) => {
    expect(failure(bytes())).toMatchObject({
      code: "invalid_plan",
      summary: expect.stringMatching(summary),
      detail: expect.stringMatching(advice),
    });
  });

  test("is not shown by an error, for it may hold secrets", () => {
    const { summary, detail } = failure(Buffer.from(`${plan()} übung`));
    expect(summary + detail).not.toMatch(/übung/);
  });
});

function firstLine(name: string): Buffer {
  return Buffer.from(String(real[name]).split("\n", 1)[0] ?? "");
}
