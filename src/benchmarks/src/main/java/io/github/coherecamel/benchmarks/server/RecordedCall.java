package io.github.coherecamel.benchmarks.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Answers the calls of one connection from what is known of the models. */
@SuppressWarnings("FutureReturnValueIgnored") // What fails, fails the connection.
final class RecordedCall extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final String MODELS = "/v1/finetuning/finetuned-models";
    private static final Pattern DATASET = Pattern.compile("\"dataset_id\"\\s*:\\s*\"([^\"]*)\"");

    private final RecordedModels models;
    private final Calls calls;
    private final Supplier<Duration> delay;

    RecordedCall(RecordedModels models, Calls calls, Supplier<Duration> delay) {
        this.models = models;
        this.calls = calls;
        this.delay = delay;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        var body = answer(request);
        var response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(body.getBytes(UTF_8)));
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/json");
        HttpUtil.setContentLength(response, response.content().readableBytes());
        var isLast = !HttpUtil.isKeepAlive(request);
        Runnable send = () -> {
            var sent = context.writeAndFlush(response);
            if (isLast) {
                sent.addListener(ChannelFutureListener.CLOSE);
            }
        };
        var later = delay.get();
        if (later.isZero()) {
            send.run();
        } else {
            context.executor().schedule(send, later.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private String answer(FullHttpRequest request) {
        var target = new QueryStringDecoder(request.uri());
        var path = target.path();
        if (path.startsWith(MODELS + "/")) {
            var model = path.substring(MODELS.length() + 1);
            if (request.method().equals(HttpMethod.PATCH)) {
                patch(model, request.content().toString(UTF_8));
            } else {
                calls.wasRead(model);
            }
            return models.one(model);
        }
        if (path.startsWith(MODELS)) {
            calls.listed();
            return models.page(number(target, "page_token", 0), number(target, "page_size", 50));
        }
        return FixedAnswers.DATASET_JSON;
    }

    private void patch(String model, String body) {
        var dataset = DATASET.matcher(body);
        if (dataset.find()) {
            models.put(model, dataset.group(1));
            calls.patched(dataset.group(1));
        }
    }

    private static int number(QueryStringDecoder target, String name, int otherwise) {
        var values = target.parameters().getOrDefault(name, List.of());
        return values.isEmpty() || values.get(0).isEmpty() ? otherwise : Integer.parseInt(values.get(0));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
