import { z } from 'zod';

/**
 * What OCSF 1.3.0 says of the four classes that Hatcheck exports: of each, every attribute that Hatcheck writes, with its
 * type, its values and whether it is required, and of no other attribute. Typed by hand after that release as a community
 * package restates it (github.com/mcm/pydantic-ocsf), since no package of the registries used here ships the schema itself.
 * Constraints are at the objects that have them.
 */
const positive = z.number().int().min(0);
const product = z.strictObject({ name: z.string(), vendor_name: z.string(), version: z.string().optional() });
const metadata = z.strictObject({
  version: z.literal('1.3.0'),
  product,
  uid: z.string().optional(),
  sequence: positive.optional(),
  profiles: z.array(z.enum(['cloud', 'datetime', 'host'])).optional(),
});
/** Constraint: at least one of account, name and uid. */
const user = z.strictObject({ uid: z.string().min(1) });
/** Constraint: at least one of service and dst_endpoint. */
const service = z.strictObject({ name: z.string().min(1) });
const endpoint = z.strictObject({ hostname: z.string().min(1) });
const device = z.strictObject({ hostname: z.string(), type_id: z.union([positive.max(15), z.literal(99)]) });
const resources = z.array(z.strictObject({ uid: z.string(), type: z.string() }));

const base = {
  time: positive,
  severity_id: z.union([z.number().int().min(0).max(6), z.literal(99)]),
  message: z.string().optional(),
  status_code: z.string().optional(),
  status_detail: z.string().optional(),
  metadata,
  device,
};
const status_id = z.literal([0, 1, 2, 99]);

/** One class; `type_uid` is its identifier and the activity's as one number. */
function eventOf(category: number, uid: number, activities: readonly number[], rest: z.ZodRawShape) {
  const classified = (activity: number) => ({
    category_uid: z.literal(category),
    class_uid: z.literal(uid),
    activity_id: z.literal(activity),
    type_uid: z.literal(uid * 100 + activity),
  });
  return z.union(activities.map((activity) => z.strictObject({ ...base, ...classified(activity), ...rest })));
}

export const ocsfSchema = z.union([
  eventOf(3, 3002, [0, 1, 2, 3, 4, 5, 6, 99], { user, service, status_id }),
  eventOf(6, 6002, [0, 1, 2, 3, 4, 5, 6, 7, 8, 99], { app: product, status_id }),
  eventOf(6, 6003, [0, 1, 2, 3, 4, 99], {
    actor: z.strictObject({ user, app_name: z.string() }),
    api: z.strictObject({
      operation: z.string(),
      service: z.strictObject({ name: z.string() }).optional(),
      request: z.strictObject({ uid: z.string() }).optional(),
    }),
    src_endpoint: endpoint,
    resources: resources.optional(),
    status_id,
  }),
  eventOf(2, 2003, [0, 1, 2, 3, 99], {
    finding_info: z.strictObject({ uid: z.string(), title: z.string() }),
    compliance: z.strictObject({ standards: z.array(z.string()).min(1), status_id: z.literal([0, 1, 2, 3, 99]) }),
    resources: resources.optional(),
  }),
]);
