/** Loaded by jest before each suite of jest.runtime.config.js: known differences are expected to fail. */
import { relative } from "node:path";
import { RUNTIME_DIFFERENCES } from "./runtime-differences";

const file = relative(process.cwd(), expect.getState().testPath ?? "");
const differences = RUNTIME_DIFFERENCES[file] ?? {};
const ordinary = global.test;
const seen = new Set<string>();

const expecting = (title: string, ...rest: [jest.ProvidesCallback, number?]) => {
  if (!(title in differences)) return ordinary(title, ...rest);
  seen.add(title);
  return ordinary.failing(title, ...rest);
};
global.test = Object.assign(expecting, ordinary) as jest.It;

afterAll(() => {
  // A list of tests that are no more would not shrink.
  expect([...seen].sort()).toEqual(Object.keys(differences).sort());
});
