// SPDX-License-Identifier: MIT
// Peers of npm, for peers_test.py: each reads files and says on standard output, in JSON, what it finds.
//   peers.mjs FOLDER schema SCHEMA FILE...   ajv: for each file, whether it is valid, or what is wrong
//   peers.mjs FOLDER triples FILE            jsonld: the triples as N-Quads, with nothing fetched
//   peers.mjs FOLDER schematron SCHEMA FILE  node-schematron: what it has to say
// FOLDER holds node_modules (tools/setup/peers).
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const [folder, job, ...files] = process.argv.slice(2);
const require = createRequire(resolve(folder, 'package.json'));
const text = (file) => readFileSync(file, 'utf8');

const jobs = {
  schema(schema, ...documents) {
    const Ajv = require('ajv/dist/2020').default;
    const ajv = new Ajv({ strict: false, allErrors: true });
    require('ajv-formats').default(ajv);
    const validate = ajv.compile(JSON.parse(text(schema)));
    return documents.map((file) => (validate(JSON.parse(text(file))) ? null : ajv.errorsText(validate.errors)));
  },
  triples(file) {
    const documentLoader = async (address) => { throw new Error(`${file} wants ${address}`); };
    return require('jsonld').toRDF(JSON.parse(text(file)), { format: 'application/n-quads', documentLoader });
  },
  schematron(schema, file) {
    const { Schema } = require('node-schematron');
    return Schema.fromString(text(schema)).validateString(text(file)).map((finding) => finding.message.trim());
  },
};
console.log(JSON.stringify(await jobs[job](...files)));
