/** Whether this is `npm run test:long` (jest.long.config.js), where tests of chance and of endurance take their time. */
export const isLongRun = (globalThis as { readonly LONG_RUN?: boolean }).LONG_RUN === true;
