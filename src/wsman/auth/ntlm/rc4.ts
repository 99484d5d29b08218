const IN_ORDER = Uint8Array.from({ length: 256 }, (_, index) => index);

/** One RC4 key stream; every call continues where the last one ended. OpenSSL 3 no longer offers RC4 by default. */
export class Rc4 {
  readonly #state = IN_ORDER.slice();
  #i = 0;
  #j = 0;

  constructor(key: Buffer) {
    const state = this.#state;
    let j = 0;
    for (let i = 0; i < 256; i += 1) {
      const left = state[i] as number;
      j = (j + left + (key[i % key.length] as number)) & 0xff;
      state[i] = state[j] as number;
      state[j] = left;
    }
  }

  /** Encrypts or decrypts, which is the same. In local variables, because every byte of every sealed message passes here. */
  update(input: Buffer): Buffer {
    const output = Buffer.allocUnsafe(input.length);
    const state = this.#state;
    let i = this.#i;
    let j = this.#j;
    for (let n = 0; n < input.length; n += 1) {
      i = (i + 1) & 0xff;
      const left = state[i] as number;
      j = (j + left) & 0xff;
      const right = state[j] as number;
      state[i] = right;
      state[j] = left;
      output[n] = (input[n] as number) ^ (state[(left + right) & 0xff] as number);
    }
    this.#i = i;
    this.#j = j;
    return output;
  }
}
