import type { SeededRandom } from "./seeded-random";

/** Numbers at the edges of what a length, an offset or a count can be. */
const EDGES = [0, 1, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff];
const LONGEST = 16_384;

type Mutation = (input: Buffer, random: SeededRandom, others: readonly Buffer[]) => Buffer;

function replaced(input: Buffer, from: number, to: number, part: Uint8Array): Buffer {
  return Buffer.concat([input.subarray(0, from), part, input.subarray(Math.max(from, to))]);
}

function range(input: Buffer, random: SeededRandom): [from: number, to: number] {
  const from = random.below(input.length + 1);
  return [from, Math.min(input.length, from + random.below(1 + random.pick([4, 32, 512])))];
}

const MUTATIONS: readonly Mutation[] = [
  function flipBit(input, random) {
    const output = Buffer.from(input);
    const at = random.below(output.length);
    output[at] = (output[at] ?? 0) ^ (1 << random.below(8));
    return output;
  },
  function setByte(input, random) {
    const at = random.below(input.length);
    return replaced(input, at, at + 1, Uint8Array.of(random.below(256)));
  },
  function setNumber(input, random) {
    const number = Buffer.alloc(4);
    number.writeUInt32LE(random.pick(EDGES));
    const at = random.below(input.length);
    const width = random.pick([1, 2, 4]);
    return replaced(input, at, at + width, number.subarray(0, width));
  },
  function remove(input, random) {
    const [from, to] = range(input, random);
    return replaced(input, from, to, Buffer.alloc(0));
  },
  function repeat(input, random) {
    const [from, to] = range(input, random);
    const times = random.pick([1, 2, 20]);
    return replaced(input, from, from, Buffer.concat(Array.from({ length: times }, () => input.subarray(from, to))));
  },
  function move(input, random) {
    const [from, to] = range(input, random);
    const [at] = range(input, random);
    return replaced(input, at, at, input.subarray(from, to));
  },
  function cut(input, random) {
    return input.subarray(0, random.below(input.length));
  },
  function insert(input, random, others) {
    const [from, to] = range(input, random);
    return replaced(input, from, to, random.pick(others));
  },
  function cross(input, random, others) {
    const other = random.pick(others);
    return Buffer.concat([input.subarray(0, random.below(input.length)), other.subarray(random.below(other.length))]);
  },
];

/** `input` changed in one to four places, at most 16 KiB long. `others` are words and messages to mix in. */
export function mutate(input: Buffer, random: SeededRandom, others: readonly Buffer[]): Buffer {
  let output = input;
  for (let changes = 1 + random.below(4); changes > 0; changes -= 1) {
    const source = output.length === 0 ? Buffer.from([0]) : output;
    output = random.pick(MUTATIONS)(source, random, others);
  }
  return output.subarray(0, LONGEST);
}
