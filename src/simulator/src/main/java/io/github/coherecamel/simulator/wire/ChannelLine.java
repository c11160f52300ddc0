package io.github.coherecamel.simulator.wire;

import io.github.coherecamel.simulator.call.Answer;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.DuplexChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** A line that is a connection. */
final class ChannelLine implements Line {
    private final DuplexChannel channel;
    private final boolean keptAlive;
    private final boolean headOnly;
    private final Runnable next;

    ChannelLine(Channel channel, boolean keptAlive, boolean headOnly, Runnable next) {
        this.channel = (DuplexChannel) channel;
        this.keptAlive = keptAlive;
        this.headOnly = headOnly;
        this.next = next;
    }

    @Override
    public byte[] encode(Answer answer) {
        var told = keptAlive ? answer : answer.with("Connection", "close");
        var head = WireFormat.head(told, WireFormat.contentLength(answer.body().length()));
        return headOnly ? head : join(head, answer.body().array());
    }

    @Override
    public void send(byte[] bytes) {
        var unused = channel.writeAndFlush(Unpooled.wrappedBuffer(bytes), channel.voidPromise());
    }

    @Override
    public void send(byte[] bytes, Runnable then) {
        channel.writeAndFlush(Unpooled.wrappedBuffer(bytes)).addListener(sent -> {
            if (sent.isSuccess()) {
                then.run();
            }
        });
    }

    @Override
    public void after(Duration wait, Runnable then) {
        Runnable ifOpen = () -> {
            if (channel.isActive()) {
                then.run();
            }
        };
        var unused = channel.eventLoop().schedule(ifOpen, wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void finish() {
        if (keptAlive) {
            next.run();
        } else {
            fin();
        }
    }

    @Override
    public void fin() {
        channel.shutdownOutput().addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void reset() {
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    private static byte[] join(byte[] first, byte[] second) {
        var joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
