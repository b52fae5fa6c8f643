// SPDX-License-Identifier: MIT
// Peers of npm, for peers_test.py: each reads files and says on standard output, in JSON, what it finds.
//   peers.mjs FOLDER schema SCHEMA FILE...   ajv: for each file, whether it is valid, or what is wrong
//   peers.mjs FOLDER triples FILE            jsonld: the triples as N-Quads, with nothing fetched
//   peers.mjs FOLDER schematron SCHEMA FILE  node-schematron: what it has to say
//   peers.mjs FOLDER gexf FILE               graphology-gexf, which Gephi Lite reads by: the graph
//   peers.mjs FOLDER manifest FILE           manifesto, which Mirador and Universal Viewer read by: what they show
//   peers.mjs FOLDER yaml SCHEMA FILE        yaml, ajv: as schema, of YAML, with a schema of draft 7
//   peers.mjs FOLDER edtf TEXT...            edtf: the kind of each date, or null
//   peers.mjs FOLDER csv FILE                d3-dsv, by which Palladio reads: the rows
// FOLDER holds node_modules (tools/setup/peers).
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, job, ...files] = process.argv.slice(2);
const require = createRequire(resolve(folder, 'package.json'));
const text = (file) => readFileSync(file, 'utf8');
const module = (path) => import(pathToFileURL(resolve(folder, 'node_modules', path)));

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
  gexf(file) {
    return require('graphology-gexf').parse(require('graphology').DirectedGraph, text(file)).export();
  },
  manifest(file) {
    const manifest = require('manifesto.js').parseManifest(text(file));
    const canvases = manifest.getSequences().flatMap((sequence) => sequence.getCanvases());
    return {
      label: manifest.getLabel().getValue(),
      metadata: manifest.getMetadata().map((pair) => [pair.getLabel(), pair.getValue()]),
      canvases: canvases.map((canvas) => ({
        id: canvas.id, label: canvas.getLabel().getValue(), width: canvas.getWidth(), height: canvas.getHeight(),
        images: canvas.getContent().map((annotation) => annotation.getBody()[0].id),
      })),
    };
  },
  yaml(schema, file) {
    const Ajv = require('ajv').default;
    const ajv = new Ajv({ strict: false, allErrors: true });
    require('ajv-formats').default(ajv);
    const validate = ajv.compile(JSON.parse(text(schema)));
    return validate(require('yaml').parse(text(file))) ? null : ajv.errorsText(validate.errors);
  },
  async edtf(...dates) {
    const { parse } = await module('edtf/index.js');
    return dates.map((date) => { try { return parse(date).type; } catch { return null; } });
  },
  async csv(file) {
    const { csvParse } = await module('d3-dsv/src/index.js');
    return csvParse(text(file));
  },
};
console.log(JSON.stringify(await jobs[job](...files)));
