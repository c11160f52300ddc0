def application = new File(basedir, 'target/quarkus-app')
def libraries = new File(application, 'lib/main').list() as List
assert libraries.any { it.startsWith('io.github.coherecamel.camel-cohere-finetune-') }
assert !libraries.any { it.contains('simulator') }

// In production nothing is simulated: without configuration the application says what it lacks.
def process = new ProcessBuilder(System.getProperty('java.home') + '/bin/java', '-jar', new File(application, 'quarkus-run.jar').path)
def environment = process.environment()
['CO_API_KEY', 'CO_API_URL'].each { environment.remove(it) }
def running = process.redirectErrorStream(true).start()
def output = running.inputStream.text
assert running.waitFor() == 1
assert output.contains('neither an API key nor a base URL is set')
