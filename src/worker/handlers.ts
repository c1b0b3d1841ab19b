import { forgetAnswers } from '../console/api/first-answer.ts';
import type { Desk } from '../desk.ts';
import { distributionJobs } from '../distribution/jobs.ts';
import { sweepDistribution } from '../distribution/sweep.ts';
import { followUpJobs } from '../follow-up/jobs.ts';
import { sweepFollowUp } from '../follow-up/sweep.ts';
import { inboxJobs } from '../inbox/jobs.ts';
import { sweepRounds } from '../inbox/send-round.ts';
import { sweepInbox } from '../inbox/sweep.ts';
import type { Handler, JobName, JobRequest, QueueName } from '../jobs.ts';
import { keepingJobs } from '../keeping/jobs.ts';
import { sweepRetention } from '../keeping/retention/sweep.ts';
import { forgetRequests } from '../pages/pace.ts';
import { postJobs } from '../post/jobs.ts';
import { sweepLetters } from '../post/sweep.ts';
import { readingJobs } from '../reading/jobs.ts';
import { sweepReading } from '../reading/sweep.ts';
import { replyJobs } from '../replies/jobs.ts';
import { sweepReplies } from '../replies/sweep.ts';
import { reportJobs } from '../reports/jobs.ts';
import { sweepReports } from '../reports/sweep.ts';

/** Which code does which job: one that nobody does would not compile. */
export const handlers: { [N in JobName]: Handler<N, Desk> } = {
  ...inboxJobs,
  ...readingJobs,
  ...replyJobs,
  ...distributionJobs,
  ...postJobs,
  ...followUpJobs,
  ...reportJobs,
  ...keepingJobs,
};

/** Finds what is due in the database but perhaps not on the queue. */
type Sweep = (desk: Desk) => Promise<JobRequest[]>;

/** Nothing becomes due by it. */
async function sweepForgotten(desk: Desk): Promise<JobRequest[]> {
  await forgetAnswers(desk);
  await forgetRequests(desk);
  return [];
}

export const sweeps: Record<QueueName, readonly Sweep[]> = {
  inbox: [sweepInbox, sweepRounds, sweepReading, sweepReplies],
  distribution: [sweepDistribution, sweepLetters, sweepForgotten],
  reminders: [sweepFollowUp, sweepRetention],
  reports: [sweepReports],
};
