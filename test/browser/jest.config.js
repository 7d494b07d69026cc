const base = require("../../jest.config.js");

/** @type {import("jest").Config} */
module.exports = {
  ...base,
  rootDir: "../..",
  testMatch: ["<rootDir>/test/browser/*.browser.ts"],
  testTimeout: 180_000,
  maxWorkers: 1,
};
