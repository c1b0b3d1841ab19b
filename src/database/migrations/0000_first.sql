CREATE SCHEMA "desk";
--> statement-breakpoint
CREATE TABLE "desk"."alerts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"condition" text NOT NULL,
	"about" text NOT NULL,
	"facts" jsonb NOT NULL,
	"began_at" timestamp with time zone NOT NULL,
	"told_at" timestamp with time zone NOT NULL,
	"quiet_since" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "alerts_condition" CHECK ("desk"."alerts"."condition" in ('mailbox-unread', 'mail-waits', 'queue-old', 'bounces', 'disk-short', 'certificate-ends', 'dkim-record'))
);
--> statement-breakpoint
CREATE TABLE "desk"."audit" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"who" text NOT NULL,
	"what" text NOT NULL,
	"thing" text NOT NULL,
	"thing_id" uuid NOT NULL,
	"message" uuid,
	"details" jsonb
);
--> statement-breakpoint
CREATE TABLE "desk"."api_tokens" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"token_hash" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "api_tokens_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "desk"."idempotency_keys" (
	"bearer" text NOT NULL,
	"key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"status" integer,
	"answer" text,
	CONSTRAINT "idempotency_keys_bearer_key_pk" PRIMARY KEY("bearer","key")
);
--> statement-breakpoint
CREATE TABLE "desk"."request_counts" (
	"counted" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"ends_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "desk"."sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"token_hash" text NOT NULL,
	"person" text NOT NULL,
	"by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "sessions_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "desk"."sign_ins" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person" text NOT NULL,
	"link_hash" text NOT NULL,
	"code_hash" text NOT NULL,
	"wrong" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"letter" uuid,
	CONSTRAINT "sign_ins_link_hash_unique" UNIQUE("link_hash")
);
--> statement-breakpoint
CREATE TABLE "desk"."deliveries" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"notice" uuid NOT NULL,
	"member" uuid NOT NULL,
	"address" text NOT NULL,
	"domain" text NOT NULL,
	"language" text NOT NULL,
	"extract" jsonb,
	"digest_on" date,
	"digest_of" uuid,
	"state" text DEFAULT 'queued' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"claimed_at" timestamp with time zone,
	"next_try_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"response" text,
	"token_hash" text NOT NULL,
	"message_id" text NOT NULL,
	CONSTRAINT "deliveries_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "deliveries_message_id_unique" UNIQUE("message_id"),
	CONSTRAINT "deliveries_once" UNIQUE("notice","member"),
	CONSTRAINT "deliveries_state" CHECK ("desk"."deliveries"."state" in ('queued', 'sending', 'uncertain', 'sent', 'failed', 'bounced'))
);
--> statement-breakpoint
CREATE TABLE "desk"."notices" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"mailing" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"paused_at" timestamp with time zone,
	"paused_for" jsonb,
	CONSTRAINT "notices_mailing_unique" UNIQUE("mailing")
);
--> statement-breakpoint
CREATE TABLE "desk"."registrations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"mailing" uuid NOT NULL,
	"committee" text NOT NULL,
	"session" text NOT NULL,
	"number" integer NOT NULL,
	"printed" text NOT NULL,
	CONSTRAINT "registrations_mailing" UNIQUE("mailing","committee"),
	CONSTRAINT "registrations_series" UNIQUE("committee","session","number")
);
--> statement-breakpoint
CREATE TABLE "desk"."sending_domains" (
	"domain" text PRIMARY KEY NOT NULL,
	"tokens" real NOT NULL,
	"refilled_at" timestamp with time zone NOT NULL,
	"not_before" timestamp with time zone,
	"because" text,
	"refusals" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "desk"."follow_up_notes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"follow_up" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"person" text NOT NULL,
	"text" text NOT NULL,
	"message" uuid
);
--> statement-breakpoint
CREATE TABLE "desk"."follow_ups" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"mailing" uuid NOT NULL,
	"committee" text NOT NULL,
	"part" integer DEFAULT 0 NOT NULL,
	"split_from" uuid,
	"cases" text[],
	"state" text DEFAULT 'open' NOT NULL,
	"opened_on" date NOT NULL,
	"working_days" integer NOT NULL,
	"round" integer DEFAULT 0 NOT NULL,
	"assigned_clerk" text,
	"assigned_member" uuid,
	"snoozed_until" date,
	"snoozed_because" text,
	"reacted_at" timestamp with time zone,
	"told_deadline" date NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_by" text,
	"reason" text,
	CONSTRAINT "follow_ups_once" UNIQUE("mailing","committee","part"),
	CONSTRAINT "follow_ups_state" CHECK ("desk"."follow_ups"."state" in ('open', 'done', 'waived')),
	CONSTRAINT "follow_ups_one_owner" CHECK ("desk"."follow_ups"."assigned_clerk" is null or "desk"."follow_ups"."assigned_member" is null),
	CONSTRAINT "follow_ups_waived_for_a_reason" CHECK ("desk"."follow_ups"."state" <> 'waived' or "desk"."follow_ups"."reason" is not null)
);
--> statement-breakpoint
CREATE TABLE "desk"."reminders" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"follow_up" uuid NOT NULL,
	"round" integer NOT NULL,
	"rule" text NOT NULL,
	"person" text NOT NULL,
	"letter" uuid NOT NULL,
	"reserved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "reminders_once" UNIQUE("follow_up","round","rule","person")
);
--> statement-breakpoint
CREATE TABLE "desk"."audit_chain" (
	"position" bigint PRIMARY KEY NOT NULL,
	"audit" bigint NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_chain_audit_unique" UNIQUE("audit")
);
--> statement-breakpoint
CREATE TABLE "desk"."chores" (
	"name" text PRIMARY KEY NOT NULL,
	"done_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "desk"."erased_blobs" (
	"sha256" text PRIMARY KEY NOT NULL,
	"erased_at" timestamp with time zone NOT NULL,
	"because" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "desk"."standstills" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" text
);
--> statement-breakpoint
CREATE TABLE "desk"."failed_fetches" (
	"mailbox" text NOT NULL,
	"uid_validity" text NOT NULL,
	"uid" bigint NOT NULL,
	"attempts" integer DEFAULT 1 NOT NULL,
	"reason" jsonb NOT NULL,
	"failed_at" timestamp with time zone NOT NULL,
	"gave_up_at" timestamp with time zone,
	CONSTRAINT "failed_fetches_mailbox_uid_validity_uid_pk" PRIMARY KEY("mailbox","uid_validity","uid")
);
--> statement-breakpoint
CREATE TABLE "desk"."fetches" (
	"mailbox" text NOT NULL,
	"uid_validity" text NOT NULL,
	"uid" bigint NOT NULL,
	"message" uuid NOT NULL,
	CONSTRAINT "fetches_mailbox_uid_validity_uid_pk" PRIMARY KEY("mailbox","uid_validity","uid")
);
--> statement-breakpoint
CREATE TABLE "desk"."leases" (
	"mailbox" text PRIMARY KEY NOT NULL,
	"holder" text NOT NULL,
	"term" bigint NOT NULL,
	"until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "desk"."letters" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"once" text NOT NULL,
	"mail" text NOT NULL,
	"person" text NOT NULL,
	"address" text NOT NULL,
	"subject" text NOT NULL,
	"raw" text NOT NULL,
	"message_id" text NOT NULL,
	"about_kind" text,
	"about" uuid,
	"token_hash" text,
	"code_hash" text,
	"expires_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"claimed_at" timestamp with time zone,
	"next_try_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"response" text,
	"erased_at" timestamp with time zone,
	CONSTRAINT "letters_once_unique" UNIQUE("once"),
	CONSTRAINT "letters_message_id_unique" UNIQUE("message_id"),
	CONSTRAINT "letters_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "letters_code" UNIQUE("code_hash"),
	CONSTRAINT "letters_state" CHECK ("desk"."letters"."state" in ('queued', 'sending', 'uncertain', 'sent', 'failed', 'bounced'))
);
--> statement-breakpoint
CREATE TABLE "desk"."mailboxes" (
	"name" text PRIMARY KEY NOT NULL,
	"uid_validity" text,
	"highest_uid" bigint DEFAULT 0 NOT NULL,
	"polled_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "desk"."messages" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"sha256" text NOT NULL,
	"bytes" integer NOT NULL,
	"state" text DEFAULT 'stored' NOT NULL,
	"stored_at" timestamp with time zone NOT NULL,
	"kind" text,
	"next" text,
	"sender" text,
	"counted_as" text,
	"subject" text,
	"message_id" text,
	"verdict" jsonb,
	"failure" jsonb,
	"treat_as" text,
	"not_before" timestamp with time zone,
	"erased_at" timestamp with time zone,
	CONSTRAINT "messages_sha256_unique" UNIQUE("sha256"),
	CONSTRAINT "messages_state" CHECK ("desk"."messages"."state" in ('stored', 'recognised', 'settled', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "desk"."members" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"salutation" text NOT NULL,
	"email" text NOT NULL,
	"other_emails" text[] DEFAULT '{}' NOT NULL,
	"language" text NOT NULL,
	"chamber" text,
	"party" text,
	"constituency" text,
	"memberships" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"ended_on" date,
	"follows" jsonb,
	"digest" boolean DEFAULT false NOT NULL,
	"paused_until" date,
	"stopped_at" timestamp with time zone,
	"language_chosen" boolean DEFAULT false NOT NULL,
	"bounce_score" real DEFAULT 0 NOT NULL,
	"bounced_at" timestamp with time zone,
	"undeliverable_since" timestamp with time zone,
	"erased_at" timestamp with time zone,
	CONSTRAINT "members_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "desk"."approvals" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"mailing" uuid NOT NULL,
	"person" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"committees" text[] NOT NULL,
	"official" boolean DEFAULT false NOT NULL,
	CONSTRAINT "approvals_once" UNIQUE("mailing","person")
);
--> statement-breakpoint
CREATE TABLE "desk"."cases" (
	"code" text PRIMARY KEY NOT NULL,
	"country" text NOT NULL,
	"name" text NOT NULL,
	"gender" text,
	"status" text,
	"first_seen_at" timestamp with time zone NOT NULL,
	"last_decision" uuid
);
--> statement-breakpoint
CREATE TABLE "desk"."corrections" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"decision" uuid NOT NULL,
	"field" text NOT NULL,
	"read" jsonb,
	"corrected" jsonb NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"message" uuid
);
--> statement-breakpoint
CREATE TABLE "desk"."decision_cases" (
	"decision" uuid NOT NULL,
	"position" integer NOT NULL,
	"code" text,
	"printed" text,
	"name" text NOT NULL,
	"gender" text,
	"status" text,
	CONSTRAINT "decision_cases_decision_position_pk" PRIMARY KEY("decision","position")
);
--> statement-breakpoint
CREATE TABLE "desk"."decision_documents" (
	"decision" uuid NOT NULL,
	"document" uuid NOT NULL,
	"page" integer NOT NULL,
	"places" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "decision_documents_decision_document_pk" PRIMARY KEY("decision","document")
);
--> statement-breakpoint
CREATE TABLE "desk"."decisions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"mailing" uuid NOT NULL,
	"position" integer NOT NULL,
	"country" text NOT NULL,
	"country_printed" text NOT NULL,
	"body" text NOT NULL,
	"session" integer,
	"place" text,
	"adopted" date,
	"adopted_from" date,
	"manner" text,
	"mps" integer,
	"collective" text[] NOT NULL,
	"violations" text[] NOT NULL,
	"violations_printed" text[] NOT NULL,
	"reservations" text[] NOT NULL,
	"languages" text[] NOT NULL,
	"summary" text,
	"paragraphs" jsonb NOT NULL,
	"status" text,
	"next_steps" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"supersedes" uuid,
	"doubts" jsonb NOT NULL,
	CONSTRAINT "decisions_position" UNIQUE("mailing","position")
);
--> statement-breakpoint
CREATE TABLE "desk"."documents" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"mailing" uuid NOT NULL,
	"position" integer NOT NULL,
	"filename" text NOT NULL,
	"via" text NOT NULL,
	"content_type" text NOT NULL,
	"sha256" text NOT NULL,
	"bytes" integer NOT NULL,
	"readable" text,
	"problem" jsonb,
	"language" text,
	"style" text,
	"reference" text,
	"standing" text,
	"corrigendum" text,
	"ocr" jsonb,
	"replaced_by" uuid,
	"password" text,
	"pages" jsonb,
	CONSTRAINT "documents_position" UNIQUE("mailing","position")
);
--> statement-breakpoint
CREATE TABLE "desk"."links" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"mailing" uuid NOT NULL,
	"position" integer NOT NULL,
	"url" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp with time zone,
	"problem" jsonb,
	"fetched_at" timestamp with time zone,
	CONSTRAINT "links_position" UNIQUE("mailing","position"),
	CONSTRAINT "links_state" CHECK ("desk"."links"."state" in ('waiting', 'fetched', 'refused', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "desk"."mailings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"message" uuid NOT NULL,
	"state" text DEFAULT 'received' NOT NULL,
	"subject" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"genuine" text NOT NULL,
	"evidence" jsonb NOT NULL,
	"forwarded_by" text,
	"sort" text DEFAULT 'decisions' NOT NULL,
	"duplicate_of" uuid,
	"doubts" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"asked_at" timestamp with time zone,
	"held_at" timestamp with time zone,
	"held_until" date,
	"approved_at" timestamp with time zone,
	"approved_by" text,
	"committees" text[],
	"only_committees" boolean DEFAULT false NOT NULL,
	"official" boolean DEFAULT false NOT NULL,
	"introduction" text,
	"rejected_for" text,
	"distributed_at" timestamp with time zone,
	CONSTRAINT "mailings_message_unique" UNIQUE("message"),
	CONSTRAINT "mailings_state" CHECK ("desk"."mailings"."state" in ('received', 'quarantined', 'read', 'approved', 'distributed', 'rejected', 'superseded'))
);
--> statement-breakpoint
CREATE TABLE "desk"."absences" (
	"message" uuid PRIMARY KEY NOT NULL,
	"address" text NOT NULL,
	"until" date
);
--> statement-breakpoint
CREATE TABLE "desk"."action_cases" (
	"action" uuid NOT NULL,
	"code" text NOT NULL,
	CONSTRAINT "action_cases_action_code_pk" PRIMARY KEY("action","code")
);
--> statement-breakpoint
CREATE TABLE "desk"."action_files" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"action" uuid NOT NULL,
	"filename" text NOT NULL,
	"content_type" text NOT NULL,
	"bytes" integer NOT NULL,
	"sha256" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "desk"."actions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"once" text NOT NULL,
	"kind" text NOT NULL,
	"done_on" date NOT NULL,
	"actor" text NOT NULL,
	"who" text NOT NULL,
	"member" uuid,
	"named" boolean DEFAULT false NOT NULL,
	"committee" text,
	"follow_up" uuid,
	"what" text,
	"countries" text[] NOT NULL,
	"visibility" text DEFAULT 'ipu-only' NOT NULL,
	"evidence" uuid,
	"recorded_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"changed_because" text,
	CONSTRAINT "actions_once_unique" UNIQUE("once"),
	CONSTRAINT "actions_actor" CHECK ("desk"."actions"."actor" in ('parliament', 'presidency', 'group', 'committee', 'member')),
	CONSTRAINT "actions_member" CHECK ("desk"."actions"."actor" <> 'member' or "desk"."actions"."member" is not null),
	CONSTRAINT "actions_committee" CHECK ("desk"."actions"."actor" <> 'committee' or "desk"."actions"."committee" is not null),
	CONSTRAINT "actions_kind" CHECK ("desk"."actions"."kind" in ('inform-members', 'debate-resolution', 'follow-up-mechanism', 'bilateral-approach', 'contact-parliamentarians', 'meet-ambassadors', 'parliamentary-visit', 'raise-with-visitors', 'request-foreign-minister', 'joint-neighbour-action', 'convey-to-institutions', 'inform-media', 'other')),
	CONSTRAINT "actions_visibility" CHECK ("desk"."actions"."visibility" in ('public', 'ipu-only', 'internal'))
);
--> statement-breakpoint
CREATE TABLE "desk"."commands" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"message" uuid,
	"person" text NOT NULL,
	"job" text NOT NULL,
	"order" jsonb NOT NULL,
	"about_kind" text NOT NULL,
	"about" uuid NOT NULL,
	"state" text DEFAULT 'taken' NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	"outcome" text,
	CONSTRAINT "commands_message_unique" UNIQUE("message"),
	CONSTRAINT "commands_state" CHECK ("desk"."commands"."state" in ('taken', 'done', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "desk"."intentions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"once" text NOT NULL,
	"kind" text NOT NULL,
	"planned_for" date,
	"member" uuid NOT NULL,
	"what" text,
	"cases" text[] NOT NULL,
	"countries" text[] NOT NULL,
	"evidence" uuid,
	"state" text DEFAULT 'planned' NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"reminder" uuid,
	"action" uuid,
	CONSTRAINT "intentions_once_unique" UNIQUE("once"),
	CONSTRAINT "intentions_state" CHECK ("desk"."intentions"."state" in ('planned', 'done', 'dropped')),
	CONSTRAINT "intentions_kind" CHECK ("desk"."intentions"."kind" in ('inform-members', 'debate-resolution', 'follow-up-mechanism', 'bilateral-approach', 'contact-parliamentarians', 'meet-ambassadors', 'parliamentary-visit', 'raise-with-visitors', 'request-foreign-minister', 'joint-neighbour-action', 'convey-to-institutions', 'inform-media', 'other'))
);
--> statement-breakpoint
CREATE TABLE "desk"."replies" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"message" uuid NOT NULL,
	"delivery" uuid NOT NULL,
	"member" uuid NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"text" text NOT NULL,
	"signature" text,
	"rest" text NOT NULL,
	"cut_by" text NOT NULL,
	"suggestions" jsonb NOT NULL,
	"state" text DEFAULT 'new' NOT NULL,
	CONSTRAINT "replies_message_unique" UNIQUE("message"),
	CONSTRAINT "replies_state" CHECK ("desk"."replies"."state" in ('new', 'recorded', 'filed'))
);
--> statement-breakpoint
CREATE TABLE "desk"."report_actions" (
	"report" uuid NOT NULL,
	"action" uuid NOT NULL,
	"omitted" boolean DEFAULT false NOT NULL,
	CONSTRAINT "report_actions_report_action_pk" PRIMARY KEY("report","action")
);
--> statement-breakpoint
CREATE TABLE "desk"."report_answers" (
	"message" uuid PRIMARY KEY NOT NULL,
	"report" uuid NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"sender" text NOT NULL,
	"text" text NOT NULL,
	"asks" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "desk"."report_approvals" (
	"report" uuid NOT NULL,
	"person" text NOT NULL,
	"version" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "report_approvals_report_person_pk" PRIMARY KEY("report","person")
);
--> statement-breakpoint
CREATE TABLE "desk"."report_versions" (
	"report" uuid NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"made_by" text NOT NULL,
	"change" jsonb NOT NULL,
	CONSTRAINT "report_versions_report_version_pk" PRIMARY KEY("report","version")
);
--> statement-breakpoint
CREATE TABLE "desk"."reports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"number" integer NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date NOT NULL,
	"occasion" text NOT NULL,
	"introduction" text,
	"version" integer NOT NULL,
	"asked_version" integer DEFAULT 0 NOT NULL,
	"drafted_at" timestamp with time zone NOT NULL,
	"approved_at" timestamp with time zone,
	"approved_by" text,
	"letter" uuid,
	"sent_at" timestamp with time zone,
	"silence_told_at" timestamp with time zone,
	"acknowledged_by" uuid,
	CONSTRAINT "reports_number_unique" UNIQUE("number"),
	CONSTRAINT "reports_state" CHECK ("desk"."reports"."state" in ('draft', 'approved', 'sent', 'acknowledged', 'discarded'))
);
--> statement-breakpoint
ALTER TABLE "desk"."audit" ADD CONSTRAINT "audit_message_messages_id_fk" FOREIGN KEY ("message") REFERENCES "desk"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."sign_ins" ADD CONSTRAINT "sign_ins_letter_letters_id_fk" FOREIGN KEY ("letter") REFERENCES "desk"."letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."deliveries" ADD CONSTRAINT "deliveries_notice_notices_id_fk" FOREIGN KEY ("notice") REFERENCES "desk"."notices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."deliveries" ADD CONSTRAINT "deliveries_member_members_id_fk" FOREIGN KEY ("member") REFERENCES "desk"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."deliveries" ADD CONSTRAINT "deliveries_digest_of_deliveries_id_fk" FOREIGN KEY ("digest_of") REFERENCES "desk"."deliveries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."notices" ADD CONSTRAINT "notices_mailing_mailings_id_fk" FOREIGN KEY ("mailing") REFERENCES "desk"."mailings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."registrations" ADD CONSTRAINT "registrations_mailing_mailings_id_fk" FOREIGN KEY ("mailing") REFERENCES "desk"."mailings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."follow_up_notes" ADD CONSTRAINT "follow_up_notes_follow_up_follow_ups_id_fk" FOREIGN KEY ("follow_up") REFERENCES "desk"."follow_ups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."follow_up_notes" ADD CONSTRAINT "follow_up_notes_message_messages_id_fk" FOREIGN KEY ("message") REFERENCES "desk"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."follow_ups" ADD CONSTRAINT "follow_ups_mailing_mailings_id_fk" FOREIGN KEY ("mailing") REFERENCES "desk"."mailings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."follow_ups" ADD CONSTRAINT "follow_ups_split_from_follow_ups_id_fk" FOREIGN KEY ("split_from") REFERENCES "desk"."follow_ups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."follow_ups" ADD CONSTRAINT "follow_ups_assigned_member_members_id_fk" FOREIGN KEY ("assigned_member") REFERENCES "desk"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."reminders" ADD CONSTRAINT "reminders_follow_up_follow_ups_id_fk" FOREIGN KEY ("follow_up") REFERENCES "desk"."follow_ups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."reminders" ADD CONSTRAINT "reminders_letter_letters_id_fk" FOREIGN KEY ("letter") REFERENCES "desk"."letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."fetches" ADD CONSTRAINT "fetches_message_messages_id_fk" FOREIGN KEY ("message") REFERENCES "desk"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."approvals" ADD CONSTRAINT "approvals_mailing_mailings_id_fk" FOREIGN KEY ("mailing") REFERENCES "desk"."mailings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."cases" ADD CONSTRAINT "cases_last_decision_decisions_id_fk" FOREIGN KEY ("last_decision") REFERENCES "desk"."decisions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."corrections" ADD CONSTRAINT "corrections_decision_decisions_id_fk" FOREIGN KEY ("decision") REFERENCES "desk"."decisions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."corrections" ADD CONSTRAINT "corrections_message_messages_id_fk" FOREIGN KEY ("message") REFERENCES "desk"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."decision_cases" ADD CONSTRAINT "decision_cases_decision_decisions_id_fk" FOREIGN KEY ("decision") REFERENCES "desk"."decisions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."decision_cases" ADD CONSTRAINT "decision_cases_code_cases_code_fk" FOREIGN KEY ("code") REFERENCES "desk"."cases"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."decision_documents" ADD CONSTRAINT "decision_documents_decision_decisions_id_fk" FOREIGN KEY ("decision") REFERENCES "desk"."decisions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."decision_documents" ADD CONSTRAINT "decision_documents_document_documents_id_fk" FOREIGN KEY ("document") REFERENCES "desk"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."decisions" ADD CONSTRAINT "decisions_mailing_mailings_id_fk" FOREIGN KEY ("mailing") REFERENCES "desk"."mailings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."decisions" ADD CONSTRAINT "decisions_supersedes_decisions_id_fk" FOREIGN KEY ("supersedes") REFERENCES "desk"."decisions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."documents" ADD CONSTRAINT "documents_mailing_mailings_id_fk" FOREIGN KEY ("mailing") REFERENCES "desk"."mailings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."documents" ADD CONSTRAINT "documents_replaced_by_documents_id_fk" FOREIGN KEY ("replaced_by") REFERENCES "desk"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."links" ADD CONSTRAINT "links_mailing_mailings_id_fk" FOREIGN KEY ("mailing") REFERENCES "desk"."mailings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."mailings" ADD CONSTRAINT "mailings_message_messages_id_fk" FOREIGN KEY ("message") REFERENCES "desk"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."mailings" ADD CONSTRAINT "mailings_duplicate_of_mailings_id_fk" FOREIGN KEY ("duplicate_of") REFERENCES "desk"."mailings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."absences" ADD CONSTRAINT "absences_message_messages_id_fk" FOREIGN KEY ("message") REFERENCES "desk"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."action_cases" ADD CONSTRAINT "action_cases_action_actions_id_fk" FOREIGN KEY ("action") REFERENCES "desk"."actions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."action_files" ADD CONSTRAINT "action_files_action_actions_id_fk" FOREIGN KEY ("action") REFERENCES "desk"."actions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."actions" ADD CONSTRAINT "actions_member_members_id_fk" FOREIGN KEY ("member") REFERENCES "desk"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."actions" ADD CONSTRAINT "actions_follow_up_follow_ups_id_fk" FOREIGN KEY ("follow_up") REFERENCES "desk"."follow_ups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."actions" ADD CONSTRAINT "actions_evidence_messages_id_fk" FOREIGN KEY ("evidence") REFERENCES "desk"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."commands" ADD CONSTRAINT "commands_message_messages_id_fk" FOREIGN KEY ("message") REFERENCES "desk"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."intentions" ADD CONSTRAINT "intentions_member_members_id_fk" FOREIGN KEY ("member") REFERENCES "desk"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."intentions" ADD CONSTRAINT "intentions_evidence_messages_id_fk" FOREIGN KEY ("evidence") REFERENCES "desk"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."intentions" ADD CONSTRAINT "intentions_reminder_letters_id_fk" FOREIGN KEY ("reminder") REFERENCES "desk"."letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."intentions" ADD CONSTRAINT "intentions_action_actions_id_fk" FOREIGN KEY ("action") REFERENCES "desk"."actions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."replies" ADD CONSTRAINT "replies_message_messages_id_fk" FOREIGN KEY ("message") REFERENCES "desk"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."replies" ADD CONSTRAINT "replies_delivery_deliveries_id_fk" FOREIGN KEY ("delivery") REFERENCES "desk"."deliveries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."replies" ADD CONSTRAINT "replies_member_members_id_fk" FOREIGN KEY ("member") REFERENCES "desk"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."report_actions" ADD CONSTRAINT "report_actions_report_reports_id_fk" FOREIGN KEY ("report") REFERENCES "desk"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."report_actions" ADD CONSTRAINT "report_actions_action_actions_id_fk" FOREIGN KEY ("action") REFERENCES "desk"."actions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."report_answers" ADD CONSTRAINT "report_answers_message_messages_id_fk" FOREIGN KEY ("message") REFERENCES "desk"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."report_answers" ADD CONSTRAINT "report_answers_report_reports_id_fk" FOREIGN KEY ("report") REFERENCES "desk"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."report_approvals" ADD CONSTRAINT "report_approvals_report_reports_id_fk" FOREIGN KEY ("report") REFERENCES "desk"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."report_versions" ADD CONSTRAINT "report_versions_report_reports_id_fk" FOREIGN KEY ("report") REFERENCES "desk"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."reports" ADD CONSTRAINT "reports_letter_letters_id_fk" FOREIGN KEY ("letter") REFERENCES "desk"."letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk"."reports" ADD CONSTRAINT "reports_acknowledged_by_messages_id_fk" FOREIGN KEY ("acknowledged_by") REFERENCES "desk"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "alerts_one_open" ON "desk"."alerts" USING btree ("condition","about") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "audit_thing" ON "desk"."audit" USING btree ("thing","thing_id");--> statement-breakpoint
CREATE INDEX "audit_done" ON "desk"."audit" USING btree ("id") WHERE what not in ('looked at', 'taken out');--> statement-breakpoint
CREATE INDEX "audit_done_by" ON "desk"."audit" USING btree ("who","id") WHERE what not in ('looked at', 'taken out');--> statement-breakpoint
CREATE UNIQUE INDEX "audit_look" ON "desk"."audit" USING btree ("who","thing","thing_id","what",((at at time zone 'UTC')::date)) WHERE what in ('looked at', 'taken out');--> statement-breakpoint
CREATE INDEX "audit_message" ON "desk"."audit" USING btree ("message") WHERE message is not null;--> statement-breakpoint
CREATE INDEX "idempotency_keys_first_at" ON "desk"."idempotency_keys" USING btree ("first_at");--> statement-breakpoint
CREATE INDEX "request_counts_ends_at" ON "desk"."request_counts" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "sessions_person" ON "desk"."sessions" USING btree ("person");--> statement-breakpoint
CREATE INDEX "deliveries_open" ON "desk"."deliveries" USING btree ("notice","state","next_try_at") WHERE state in ('queued', 'sending', 'uncertain');--> statement-breakpoint
CREATE INDEX "deliveries_digest" ON "desk"."deliveries" USING btree ("digest_of") WHERE digest_of is not null;--> statement-breakpoint
CREATE INDEX "follow_ups_open" ON "desk"."follow_ups" USING btree ("committee") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "letters_open" ON "desk"."letters" USING btree ("state","next_try_at") WHERE state in ('queued', 'sending', 'uncertain');--> statement-breakpoint
CREATE INDEX "letters_about" ON "desk"."letters" USING btree ("about_kind","about");--> statement-breakpoint
CREATE INDEX "messages_counted" ON "desk"."messages" USING btree ("counted_as");--> statement-breakpoint
CREATE INDEX "messages_open" ON "desk"."messages" USING btree ("state") WHERE state in ('stored', 'recognised');--> statement-breakpoint
CREATE INDEX "messages_failed" ON "desk"."messages" USING btree ("state") WHERE state = 'failed';--> statement-breakpoint
CREATE INDEX "members_email" ON "desk"."members" USING btree ("email");--> statement-breakpoint
CREATE INDEX "corrections_decision" ON "desk"."corrections" USING btree ("decision");--> statement-breakpoint
CREATE INDEX "decision_cases_code" ON "desk"."decision_cases" USING btree ("code");--> statement-breakpoint
CREATE INDEX "decisions_country" ON "desk"."decisions" USING btree ("country");--> statement-breakpoint
CREATE INDEX "mailings_state" ON "desk"."mailings" USING btree ("state");--> statement-breakpoint
CREATE INDEX "action_cases_code" ON "desk"."action_cases" USING btree ("code");--> statement-breakpoint
CREATE INDEX "actions_countries" ON "desk"."actions" USING gin ("countries");--> statement-breakpoint
CREATE INDEX "actions_member" ON "desk"."actions" USING btree ("member");--> statement-breakpoint
CREATE INDEX "commands_open" ON "desk"."commands" USING btree ("state") WHERE state = 'taken';--> statement-breakpoint
CREATE INDEX "intentions_open" ON "desk"."intentions" USING btree ("planned_for") WHERE state = 'planned';--> statement-breakpoint
CREATE UNIQUE INDEX "reports_one_draft" ON "desk"."reports" USING btree ("state") WHERE state = 'draft';