package io.github.coherecamel.springboot;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Lets Spring Boot end a failed start with what is wrong and what to do, instead of a stack trace. */
final class RefusedPropertyAnalyzer extends AbstractFailureAnalyzer<RefusedPropertyException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, RefusedPropertyException refused) {
        return new FailureAnalysis(refused.problem(), refused.remedy(), rootFailure);
    }
}
