import { newerShapes } from './newer-token-shapes.ts';

/**
 * Forms of credentials that their issuers made recognisable: a fixed beginning, then letters and digits of a
 * known number. From what each issuer publishes about its tokens. Every repetition is bounded.
 */
const olderShapes: readonly (readonly [whose: string, shape: string])[] = [
  ['Amazon Web Services', '(?:AKIA|ASIA|ABIA|ACCA|A3T[A-Z0-9])[A-Z2-7]{16}'],
  ['Amazon Bedrock', 'ABSK[A-Za-z0-9+/]{109,269}={0,2}'],
  ['GitHub', 'gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_\\w{82}'],
  ['GitLab', '(?:gl(?:pat|dt|rt|cbt|ptt|ft|imt|agent|oas|soat|ffct)-[\\w-]{20,60}|GR1348941[\\w-]{20}|_gitlab_session=[0-9a-z]{32})'],
  [
    'Slack',
    'xoxb-\\d{8,14}-[A-Za-z0-9-]{18,60}|xox[pe](?:-\\d{8,13}){3}-[A-Za-z0-9-]{28,34}|xox[ar]-(?:\\d-)?(?=[A-Za-z]*\\d)[A-Za-z0-9-]{8,100}|xox[os](?:-\\d{5,14}){3}-[a-fA-F0-9]{8,80}|xoxe-\\d-[A-Za-z0-9]{146}|xapp-\\d-[A-Za-z0-9-]{15,200}|xoxe\\.xox[bp]-\\d-[A-Za-z0-9]{140,170}',
  ],
  ['Slack', '(?:https?://)?hooks\\.slack\\.com/(?:services|workflows|triggers)/[A-Za-z0-9+/]{30,80}'],
  ['Microsoft Teams', 'https://[a-z0-9]{1,40}\\.webhook\\.office\\.com/webhookb2/[\\w-]{36}@[\\w/-]{60,140}'],
  [
    'Discord',
    'https://(?:canary\\.|ptb\\.)?discord(?:app)?\\.com/api/webhooks/\\d{15,20}/[\\w-]{50,80}|[MNO][A-Za-z\\d_-]{23,27}\\.[\\w-]{6}\\.[\\w-]{27,40}',
  ],
  ['Stripe', '(?:sk|rk|whsec)_(?:test|live|prod)_[A-Za-z0-9]{10,120}|whsec_[A-Za-z0-9+/=]{32,60}'],
  ['Anthropic', 'sk-ant-(?:api|admin|oat)\\d{2}-[\\w-]{80,120}'],
  ['OpenAI', 'sk-(?:proj|svcacct|admin|None)-[\\w-]{40,200}|sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}'],
  [
    'a model service',
    'sk-[A-Za-z0-9-]{32,64}|gsk_[A-Za-z0-9]{40,60}|pplx-[A-Za-z0-9]{48}|r8_[A-Za-z0-9]{37}|lsv2_(?:pt|sk)_[a-f0-9]{32}_[a-f0-9]{10}|xai-[A-Za-z0-9]{70,90}',
  ],
  ['Hugging Face', '(?:hf_|api_org_)[A-Za-z]{34}|hf_[A-Za-z0-9]{34,40}'],
  ['Google', 'AIza[\\w-]{35}|GOCSPX-[\\w-]{28}|ya29\\.[\\w-]{30,250}|AQ\\.Ab[\\w-]{40,60}'],
  ['Azure', '[A-Za-z0-9_~.]{3}\\dQ~[A-Za-z0-9_~.-]{31,34}|AccountKey=[A-Za-z0-9+/]{86}=='],
  ['npm', 'npm_[A-Za-z0-9]{36}'],
  ['PyPI', 'pypi-AgEIcHlwaS5vcmc[\\w-]{50,250}'],
  ['RubyGems', 'rubygems_[a-f0-9]{48}'],
  ['Docker', 'dckr_(?:pat|oat)_[\\w-]{27,40}'],
  ['SendGrid', 'SG\\.[\\w-]{15,30}\\.[\\w-]{40,50}|SG\\.[\\w=.-]{66}'],
  ['Mailgun', '(?:key|pubkey)-[a-f0-9]{32}|[a-f0-9]{32}-[a-f0-9]{8}-[a-f0-9]{8}'],
  ['Mailchimp', '[a-f0-9]{32}-us\\d{1,2}'],
  ['Brevo', 'xkeysib-[a-f0-9]{64}-[A-Za-z0-9]{16}'],
  ['Twilio', '(?:SK|AC)[0-9a-f]{32}'],
  ['Telegram', '\\d{5,16}:A[A-Za-z0-9_-]{34}'],
  ['Square', '(?:EAAA|sq0[a-z]{3}-)[\\w-]{22,60}'],
  ['Shopify', 'shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}'],
  ['PayPal', 'access_token\\$(?:production|sandbox)\\$[0-9a-z]{16}\\$[0-9a-f]{32}'],
  ['Facebook', 'EAA[MC][A-Za-z0-9]{100,250}|\\d{15,16}(?:\\||%7C)[\\w-]{27,40}'],
  ['Atlassian', 'ATATT3[\\w=-]{180,200}|ATCTT3[\\w=-]{180,200}|ATBB[A-Za-z0-9]{32}'],
  ['Adobe', 'p8e-[A-Za-z0-9]{32}'],
  ['Alibaba', 'LTAI[A-Za-z0-9]{20}'],
  [
    '1Password',
    'A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}|ops_eyJ[A-Za-z0-9+/]{200,300}',
  ],
  ['age', 'AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}'],
  ['Airtable', 'pat[A-Za-z0-9]{14}\\.[a-f0-9]{64}'],
  ['Artifactory', 'AKCp[A-Za-z0-9]{69}|cmVmd[A-Za-z0-9]{59}'],
  ['Authress', '(?:sc|ext|scauth|authress)_[A-Za-z0-9]{5,30}\\.[A-Za-z0-9]{4,6}\\.acc[_-][A-Za-z0-9-]{10,32}\\.[A-Za-z0-9+/_=-]{30,120}'],
  ['Clojars', 'CLOJARS_[A-Za-z0-9]{60}'],
  ['Cloudflare', 'v1\\.0-[a-f0-9]{24}-[a-f0-9]{146}|cf(?:k|ut|at)_[A-Za-z0-9]{40,60}'],
  ['Contentful', 'CFPAT-[\\w-]{43}'],
  ['Databricks', 'dapi[a-f0-9]{32}(?:-\\d)?'],
  ['Defined Networking', 'dnkey-[A-Za-z0-9=_-]{26}-[A-Za-z0-9=_-]{52}'],
  ['DigitalOcean', 'do[opr]_v1_[a-f0-9]{64}'],
  ['Doppler', 'dp\\.(?:pt|st|ct|scim|audit)\\.[A-Za-z0-9._-]{40,60}'],
  ['Dropbox', 'sl\\.(?:u\\.)?[A-Za-z0-9=_-]{130,200}'],
  ['Duffel', 'duffel_(?:test|live)_[A-Za-z0-9=_-]{43}'],
  ['Dynatrace', 'dt0[a-z]\\d{2}\\.[A-Z0-9]{24}\\.[A-Z0-9]{64}'],
  ['EasyPost', 'EZ[AT]K[A-Za-z0-9]{54}'],
  ['Flutterwave', 'FLW(?:PUB|SEC)K_TEST-[A-Ha-h0-9]{12,32}(?:-X)?'],
  ['Fly.io', 'fo1_[\\w-]{43}|fm[12][ar]?_[A-Za-z0-9+/=]{80,250}|FlyV1 [A-Za-z0-9+/=_,]{40,250}'],
  ['Frame.io', 'fio-u-[A-Za-z0-9=_-]{64}'],
  ['GoCardless', 'live_[A-Za-z0-9=_-]{40}'],
  ['Grafana', 'glc_[A-Za-z0-9+/]{32,250}={0,3}|glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}|eyJrIjoi[A-Za-z0-9]{70,250}={0,3}'],
  ['Harness', '[ps]at\\.[A-Za-z0-9_-]{22}\\.[a-f0-9]{24}\\.[A-Za-z0-9]{20}'],
  ['HashiCorp', '[A-Za-z0-9]{14}\\.atlasv1\\.[\\w=-]{60,70}|hv[sbr]\\.[\\w-]{24,250}|s\\.(?=[A-Za-z]*\\d)[A-Za-z0-9]{24}'],
  ['HubSpot', 'pat-(?:na|eu)\\d-[a-f0-9-]{36}'],
  ['Heroku', 'HRKU-AA[\\w-]{58}'],
  ['Infracost', 'ico-[A-Za-z0-9]{32}'],
  ['Intra42', 's-s4t2(?:ud|af)-[a-f0-9]{64}'],
  ['LaunchDarkly', '(?:sdk|api|mob)-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}'],
  ['Linear', 'lin_(?:api|oauth)_[A-Za-z0-9]{40,64}'],
  ['Lob', '(?:live|test)_(?:pub_)?[a-f0-9]{31,35}'],
  ['Mapbox', '[ps]k\\.[A-Za-z0-9]{60}\\.[A-Za-z0-9]{22}|[ps]k\\.eyJ[\\w-]{40,120}\\.[\\w-]{20,30}'],
  ['MaxMind', '[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk'],
  ['MessageBird', 'AccessKey [A-Za-z0-9]{25}'],
  ['New Relic', 'NR(?:AK|JS|II|IQ|RA|AA|BR|SP)-[A-Za-z0-9-]{19,32}'],
  ['Notion', '(?:ntn|secret)_[A-Za-z0-9]{43,50}'],
  ['Octopus Deploy', 'API-[A-Z0-9]{26}'],
  ['OpenShift', 'sha256~[\\w-]{43}'],
  ['Perplexity', 'pplx-[A-Za-z0-9]{48}'],
  ['PlanetScale', 'pscale_(?:tkn|oauth|pw)_[\\w=.-]{32,64}'],
  ['Postman', 'PMAK-[a-f0-9]{24}-[a-f0-9]{34}'],
  ['Prefect', 'pnu_[A-Za-z0-9]{36}'],
  ['Pulumi', 'pul-[a-f0-9]{40}'],
  ['ReadMe', 'rdme_[a-z0-9]{70}'],
  ['Scaleway', 'SCW[A-Z0-9]{17}'],
  ['Scalingo', 'tk-us-[\\w-]{48}'],
  ['Sentry', 'sntry[su]_[A-Za-z0-9+/=_]{60,250}'],
  ['Settlemint', 'sm_(?:aat|pat|sat)_[A-Za-z0-9]{16}'],
  ['Shippo', 'shippo_(?:live|test)_[a-fA-F0-9]{40}'],
  ['Sidekiq', '[a-f0-9]{8}:[a-f0-9]{8}@(?:gems|enterprise)\\.contribsys\\.com'],
  ['Sourcegraph', 'sgp_(?:(?:[a-fA-F0-9]{16}|local)_)?[a-fA-F0-9]{40}|slk_[a-f0-9]{64}'],
  ['Supabase', 'sb[ps]_[a-f0-9]{40}'],
  ['Tailscale', 'tskey-[a-z]{2,8}-[A-Za-z0-9-]{20,60}'],
  ['Typeform', 'tfp_[A-Za-z0-9._=-]{59}'],
  ['Vault', 'vlt_[A-Za-z0-9]{30,60}|dvc_(?:server|client)_[\\w-]{20,60}'],
  ['Yandex', 'AQVN[\\w-]{35,38}|t1\\.[A-Z0-9a-z_-]{10,250}={0,2}\\.[A-Z0-9a-z_-]{86}={0,2}|YC[\\w-]{38}'],
  ['an OAuth server', 'eyJ[A-Za-z0-9_-]{15,600}\\.eyJ[A-Za-z0-9_/+-]{15,800}\\.?[A-Za-z0-9_/+=-]{0,400}'],
  ['an OAuth server', 'ZXlK[A-Za-z0-9+/]{60,900}={0,2}'],
];

const shapes = [...olderShapes, ...newerShapes];

/** All of them at once: what stands on its own, not inside a longer word. */
export const tokenShapes = new RegExp(
  `(?<![A-Za-z0-9_/+.-])(?:${shapes.map(([, shape]) => `(?:${shape})`).join('|')})(?![A-Za-z0-9])`,
  'g',
);

const each = shapes.map(([whose, shape]) => [whose, new RegExp(`^(?:${shape})$`)] as const);

/** Whose credential a found token is. */
export function issuerOf(token: string): string {
  return each.find(([, shape]) => shape.test(token))?.[0] ?? 'a service';
}
