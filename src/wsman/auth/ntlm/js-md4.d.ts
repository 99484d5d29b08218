declare module "js-md4" {
  interface Md4 {
    update(message: Uint8Array): Md4;
    digest(): number[];
  }
  const md4: { create(): Md4 };
  export = md4;
}
