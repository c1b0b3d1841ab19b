/** Asks until there is an answer. @throws a sentence that says what did not come */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false>,
  seconds = 60,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (Date.now() > end)
      throw new Error(`Within ${seconds} seconds it did not come true: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
