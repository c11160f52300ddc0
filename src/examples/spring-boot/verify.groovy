def jar = new File(basedir, 'target/fine-tuning-1.0.0.jar')
def libraries = new java.util.jar.JarFile(jar).entries().collect { it.name }.findAll { it.endsWith('.jar') }
assert libraries.any { it.contains('camel-cohere-finetune-starter-') }
assert !libraries.any { it.contains('simulator') }
assert libraries.findAll { it.contains('/camel-') && !it.contains('cohere') }.every { it.endsWith('-4.17.0.jar') }

// The packaged application reads what it is given beside its own application.yml, and says what is wrong with it.
def process = new ProcessBuilder(System.getProperty('java.home') + '/bin/java', '-jar', jar.path)
process.environment()['CAMEL_COMPONENT_COHEREFINETUNE_BASEURI'] = 'http://127.0.0.1:8199'
def log = new File(basedir, 'target/start.log')
def running = process.directory(new File(basedir, 'target')).redirectErrorStream(true).redirectOutput(log).start()
try {
    assert running.waitFor(10, java.util.concurrent.TimeUnit.MINUTES)
} finally {
    running.destroyForcibly()
}
assert running.exitValue() == 1
assert log.text.contains('Did you mean base-url?')
