/** One RC4 key stream; every call continues where the last one ended. OpenSSL 3 no longer offers RC4 by default. */
export class Rc4 {
  readonly #state = Uint8Array.from({ length: 256 }, (_, index) => index);
  #i = 0;
  #j = 0;

  constructor(key: Buffer) {
    let j = 0;
    for (let i = 0; i < 256; i += 1) {
      j = (j + this.#at(i) + (key[i % key.length] ?? 0)) & 0xff;
      this.#swap(i, j);
    }
  }

  /** Encrypts or decrypts, which is the same. */
  update(input: Buffer): Buffer {
    const output = Buffer.alloc(input.length);
    for (let n = 0; n < input.length; n += 1) {
      this.#i = (this.#i + 1) & 0xff;
      this.#j = (this.#j + this.#at(this.#i)) & 0xff;
      this.#swap(this.#i, this.#j);
      const key = this.#at((this.#at(this.#i) + this.#at(this.#j)) & 0xff);
      output[n] = (input[n] ?? 0) ^ key;
    }
    return output;
  }

  #at(index: number): number {
    return this.#state[index] ?? 0;
  }

  #swap(left: number, right: number): void {
    const value = this.#at(left);
    this.#state[left] = this.#at(right);
    this.#state[right] = value;
  }
}
