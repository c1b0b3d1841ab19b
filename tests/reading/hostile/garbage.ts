process.stdout.write('{"readable":"text","decisions":"all of them"}');
