import { ATTRIBUTE_WORDS, settingAdvice } from "../../src/connection";
import { ADVICE } from "../../src/connection/setting-advice";
import { ERROR_CODES } from "../../src/wsman";

test("advice is of errors that there are, in the words of where settings are made", () => {
  expect(Object.keys(ADVICE).filter((code) => !Object.hasOwn(ERROR_CODES, code))).toEqual([]);
  expect(settingAdvice("timeout", ATTRIBUTE_WORDS)).toBe("winrm.timeout sets the limit.");
  expect(settingAdvice("registry_access_denied", ATTRIBUTE_WORDS)).toBeUndefined();
});
