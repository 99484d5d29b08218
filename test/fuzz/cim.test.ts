import { type CimScalarType, typedMembers } from "../../src/wsman";
import { parseXsDuration } from "../../src/wsman/codecs";
import { expectSound, fuzz, MANY } from "../support/fuzz";

const TYPES: readonly CimScalarType[] = [
  ...(["boolean", "uint8", "sint8", "uint16", "sint16", "uint32", "sint32", "uint64", "sint64", "real32"] as const),
  ...(["real64", "char16", "datetime", "interval", "reference", "instance"] as const),
];
const TEXTS = [
  ...["true", "0", "255", "-128", "4294967295", "18446744073709551615", "-9223372036854775808", "1.5e-3", "x"],
  ...["2013-04-15T20:28:20.913Z", "2013-03-09T02:57:32+08:00", "P0DT0H1M40S", "PT27.500S", "-PT1S", ""],
];

test(`${MANY} mutated values of every type are read or refused`, () => {
  const seeds = TEXTS.map((text) => Buffer.from(text));
  const words = ["9".repeat(40), "1".repeat(5_000), "+", "-", "T", "P", ".", "e", "Z", " "];
  const read = (input: Buffer, random: { pick<T>(items: readonly T[]): T }) => {
    const text = input.toString();
    parseXsDuration(text);
    const type = random.pick(TYPES);
    const { value } = typedMembers({ value: random.pick([text, [text], null]) }, { value: type });
    const isRightKind = value === null || ["boolean", "number", "bigint", "string"].includes(typeof value);
    if (!(isRightKind || value instanceof Date)) throw new Error(`${type} became ${typeof value}`);
    if (typeof value === "number" && !Number.isFinite(value) && !type.startsWith("real")) throw new Error("not finite");
  };
  expectSound(fuzz(4, { seeds, words, errors: ["malformed"], read }));
});
