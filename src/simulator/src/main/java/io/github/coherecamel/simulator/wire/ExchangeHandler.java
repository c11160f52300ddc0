package io.github.coherecamel.simulator.wire;

import io.github.coherecamel.simulator.call.Answer;
import io.github.coherecamel.simulator.wire.Backend.Reply;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.multipart.HttpDataFactory;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One connection: reads a request, has it answered, goes on to the next. While an answer is under way reading goes on,
 * so that a client that hangs up is noticed, until a pipelined request comes, which then waits its turn unread.
 */
final class ExchangeHandler extends ChannelInboundHandlerAdapter {
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Backend backend;
    private final HttpDataFactory files;
    /** What was read while an answer was under way. One read at most, since reading then pauses. */
    private final Queue<Object> waiting = new ArrayDeque<>();

    private @Nullable Exchange exchange;
    private boolean answering;

    private record Exchange(Backend.Reception reception, BodyReader body, Line line) {}

    ExchangeHandler(Backend backend, HttpDataFactory files) {
        this.backend = backend;
        this.files = files;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (answering) {
            waiting.add(message);
            ctx.channel().config().setAutoRead(false);
        } else {
            take(ctx, message);
        }
    }

    private void take(ChannelHandlerContext ctx, Object message) {
        try {
            if (message instanceof HttpRequest request) {
                begin(ctx, request);
            }
            if (message instanceof HttpContent piece && exchange != null) {
                exchange.body().add(piece);
                if (piece instanceof LastHttpContent) {
                    answer(ctx, exchange);
                }
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void begin(ChannelHandlerContext ctx, HttpRequest request) {
        var line = new ChannelLine(
                ctx.channel(),
                HttpUtil.isKeepAlive(request) && request.decoderResult().isSuccess(),
                HttpMethod.HEAD.equals(request.method()),
                () -> next(ctx));
        if (request.decoderResult().isFailure()) {
            Delivery.WHOLE.deliver(line, Answer.text(400, "text/plain; charset=utf-8", "400 Bad Request"));
            return;
        }
        if (HttpUtil.is100ContinueExpected(request)) {
            var unused = ctx.writeAndFlush(Unpooled.wrappedBuffer(CONTINUE));
        }
        var reception = backend.receive(RequestHead.of(request));
        if (reception.refused()) {
            line.reset();
            return;
        }
        var body = reception.wantsFiles()
                ? new MultipartBody(files, request, reception.bodyLimit())
                : new PlainBody(reception.bodyLimit());
        exchange = new Exchange(reception, body, line);
    }

    private void answer(ChannelHandlerContext ctx, Exchange current) {
        answering = true;
        current.reception().answer(current.body().body()).whenComplete((reply, failure) -> {
            try {
                ctx.executor().execute(() -> deliver(ctx, current, reply, failure));
            } catch (RejectedExecutionException closed) {
                current.body().release();
            }
        });
    }

    private void deliver(
            ChannelHandlerContext ctx, Exchange current, @Nullable Reply reply, @Nullable Throwable failure) {
        current.body().release();
        exchange = null;
        if (!ctx.channel().isActive()) {
            return;
        }
        if (reply == null) {
            var text = "the simulator failed: " + failure;
            Delivery.WHOLE.deliver(current.line(), Answer.text(500, "text/plain; charset=utf-8", text));
        } else {
            reply.delivery().deliver(current.line(), reply.answer());
        }
    }

    private void next(ChannelHandlerContext ctx) {
        answering = false;
        while (!answering && !waiting.isEmpty()) {
            take(ctx, waiting.remove());
        }
        ctx.channel().config().setAutoRead(waiting.isEmpty());
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
        if (exchange != null && !answering) {
            exchange.body().release();
            exchange = null;
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        var unused = ctx.close();
    }
}
