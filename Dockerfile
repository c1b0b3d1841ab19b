# Solidarity Desk: no build step, Node strips the types.
FROM node:24.11.1-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM node:24.11.1-bookworm-slim
ENV NODE_ENV=production \
    NODE_OPTIONS="--disable-warning=ExperimentalWarning --max-semi-space-size=4" \
    DESK_CONFIG=/etc/solidarity-desk/desk.yaml \
    DESK_DATA_DIR=/var/lib/solidarity-desk
WORKDIR /app
RUN install -d -o node -g node -m 700 /var/lib/solidarity-desk
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json ./
COPY LICENSE ./
COPY src ./src
COPY templates ./templates
COPY workers ./workers
USER node
VOLUME /var/lib/solidarity-desk
EXPOSE 8025
# What a restart would mend; whether it can work is /readyz, for monitoring.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.CONSOLE_PORT ?? 8025}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/cli/desk.ts", "start"]
