import { WrongUsage } from './wrong-usage.ts';

/** `desk demo`: in a checkout, since it brings its own mail server from the development dependencies. */
export async function demo(options: {
  keep?: boolean;
  dataDir?: string;
  out: string;
}): Promise<void> {
  const { tellStory } = await import('../../demo/story.ts').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
      throw new WrongUsage(
        `demo: ${error.message.split('\n')[0]}. Run it in a checkout, after npm ci`,
      );
    },
  );
  await tellStory(options);
}
